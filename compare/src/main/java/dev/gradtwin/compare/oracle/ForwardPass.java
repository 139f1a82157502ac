package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.hipparchus.CalculusFieldElement;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass of a step, written once for any number type: 40 digits give exact values, and 40
 * digits with a derivative give exact gradients, differentiated by the library, so that no
 * derivative written by hand is involved.
 *
 * @param <T> the number type
 */
final class ForwardPass<T extends CalculusFieldElement<T>> {
  /**
   * A number that is added to one pre-activation on the way: with value 0 and derivative 1, the
   * derivative of the loss is that element's delta.
   *
   * @param <T> the number type
   * @param layer from 0
   * @param flat row times units plus unit
   * @param by what is added
   */
  record Nudge<T>(int layer, int flat, T by) {}

  private final NetworkSpec network;
  private final DoubleFunction<T> constant;
  private final List<List<T>> z = new ArrayList<>();
  private final List<List<T>> a = new ArrayList<>();
  private final T loss;

  /**
   * @param theta the parameters, in the order of the layout
   * @param constant a number that does not depend on them
   */
  ForwardPass(NetworkSpec network, Batch batch, List<T> theta, DoubleFunction<T> constant) {
    this(network, batch, theta, constant, null);
  }

  ForwardPass(
      NetworkSpec network,
      Batch batch,
      List<T> theta,
      DoubleFunction<T> constant,
      @Nullable Nudge<T> nudge) {
    this.network = network;
    this.constant = constant;
    List<T> x = constants(batch.inputs());
    int offset = 0;
    for (int k = 0; k < network.layers().size(); k++) {
      LayerSpec layer = network.layers().get(k);
      int weights = network.inputsOf(k) * layer.units();
      List<T> w = theta.subList(offset, offset + weights);
      List<T> b =
          layer.bias()
              ? theta.subList(offset + weights, offset + weights + layer.units())
              : List.of();
      offset += w.size() + b.size();
      List<T> pre = affine(x, w, b, batch.rows(), layer.units());
      if (nudge != null && nudge.layer() == k) {
        pre.set(nudge.flat(), pre.get(nudge.flat()).add(nudge.by()));
      }
      x = pre.stream().map(value -> activate(layer.activation(), value)).toList();
      z.add(pre);
      a.add(x);
    }
    loss = lossOf(x, constants(batch.targets()), batch.rows());
  }

  T z(int layer, int flat) {
    return z.get(layer).get(flat);
  }

  T a(int layer, int flat) {
    return a.get(layer).get(flat);
  }

  T loss() {
    return loss;
  }

  private List<T> constants(double[] values) {
    List<T> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      numbers.add(constant.apply(value));
    }
    return numbers;
  }

  /** z = x·W + b. */
  private List<T> affine(List<T> x, List<T> w, List<T> b, int rows, int nOut) {
    int nIn = w.size() / nOut;
    List<T> sums = new ArrayList<>(rows * nOut);
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nOut; j++) {
        T sum = b.isEmpty() ? constant.apply(0) : b.get(j);
        for (int i = 0; i < nIn; i++) {
          sum = sum.add(x.get(n * nIn + i).multiply(w.get(i * nOut + j)));
        }
        sums.add(sum);
      }
    }
    return sums;
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

  private T lossOf(List<T> yHat, List<T> y, int rows) {
    T sum = constant.apply(0);
    for (int k = 0; k < yHat.size(); k++) {
      T error = yHat.get(k).subtract(y.get(k));
      sum = sum.add(error.multiply(error));
    }
    sum = network.loss() == Loss.HALF_SQUARED_ERROR ? sum.divide(2) : sum.divide(network.outputs());
    return network.reduction() == Reduction.MEAN ? sum.divide(rows) : sum;
  }
}
