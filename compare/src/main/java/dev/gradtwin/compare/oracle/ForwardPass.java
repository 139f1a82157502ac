package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.hipparchus.CalculusFieldElement;

/**
 * The forward pass of one example, written once for any number type: 40 digits give exact values,
 * and 40 digits with a derivative give exact gradients, differentiated by the library, so that no
 * derivative written by hand is involved.
 *
 * @param <T> the number type
 */
final class ForwardPass<T extends CalculusFieldElement<T>> {
  private final NetworkSpec network;
  private final List<T> theta;
  private final DoubleFunction<T> constant;

  /**
   * @param theta the parameters, in the order of the layout
   * @param constant a number that does not depend on them
   */
  ForwardPass(NetworkSpec network, List<T> theta, DoubleFunction<T> constant) {
    this.network = network;
    this.theta = theta;
    this.constant = constant;
  }

  /** z = x·W + b. */
  List<T> preActivation(int layer, List<T> x) {
    int offset = 0;
    for (int k = 0; k < layer; k++) {
      LayerSpec below = network.layers().get(k);
      offset += (network.inputsOf(k) + (below.bias() ? 1 : 0)) * below.units();
    }
    LayerSpec spec = network.layers().get(layer);
    int nOut = spec.units();
    List<T> z = new ArrayList<>(nOut);
    for (int j = 0; j < nOut; j++) {
      T sum = spec.bias() ? theta.get(offset + x.size() * nOut + j) : constant.apply(0);
      for (int i = 0; i < x.size(); i++) {
        sum = sum.add(x.get(i).multiply(theta.get(offset + i * nOut + j)));
      }
      z.add(sum);
    }
    return z;
  }

  /** a = f(z). */
  List<T> activation(int layer, List<T> z) {
    Activation f = network.layers().get(layer).activation();
    return z.stream().map(value -> activate(f, value)).toList();
  }

  private T activate(Activation f, T z) {
    return switch (f) {
      case SIGMOID -> z.negate().exp().add(1).reciprocal();
      case TANH -> {
        // tanh z = sign(z)·(1 − e^(−2|z|)) / (1 + e^(−2|z|)), which does not overflow
        T e = (z.getReal() < 0 ? z : z.negate()).multiply(2).exp();
        T positive = e.negate().add(1).divide(e.add(1));
        yield z.getReal() < 0 ? positive.negate() : positive;
      }
      case RELU -> z.getReal() > 0 ? z : constant.apply(0);
      case IDENTITY -> z;
    };
  }

  /** What this example adds to the loss of a batch of N rows, from z of a layer on. */
  T lossFrom(int layer, List<T> z, List<T> y, int rows) {
    List<T> a = activation(layer, z);
    for (int k = layer + 1; k < network.layers().size(); k++) {
      a = activation(k, preActivation(k, a));
    }
    return loss(a, y, rows);
  }

  /** ½Σ(ŷ − y)², or the mean of (ŷ − y)² over the outputs; for a mean over rows, 1/N of it. */
  T loss(List<T> yHat, List<T> y, int rows) {
    T sum = constant.apply(0);
    for (int k = 0; k < yHat.size(); k++) {
      T error = yHat.get(k).subtract(y.get(k));
      sum = sum.add(error.multiply(error));
    }
    sum = network.loss() == Loss.HALF_SQUARED_ERROR ? sum.divide(2) : sum.divide(network.outputs());
    return network.reduction() == Reduction.MEAN ? sum.divide(rows) : sum;
  }
}
