package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.hipparchus.CalculusFieldElement;

/**
 * The forward pass of one example, written once for any number type: 40 digits give exact values,
 * and 40 digits with a derivative give exact gradients, differentiated by the library, so that no
 * derivative written by hand is involved.
 *
 * @param <T> the number type
 */
final class ForwardPass<T extends CalculusFieldElement<T>> {
  private static final double SELU_LAMBDA = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  private final NetworkSpec network;
  private final List<T> theta;
  private final Arithmetic<T> arithmetic;
  private final LossFormula<T> formula;

  /**
   * @param theta the parameters, in the order of the layout
   * @param arithmetic of the numbers
   */
  ForwardPass(NetworkSpec network, List<T> theta, Arithmetic<T> arithmetic) {
    this.network = network;
    this.theta = theta;
    this.arithmetic = arithmetic;
    formula = new LossFormula<>(network, arithmetic);
  }

  /** What enters a layer, times given factors; none for 1. */
  List<T> dropped(List<T> x, double... factors) {
    List<T> dropped = new ArrayList<>(x);
    for (int i = 0; i < factors.length; i++) {
      dropped.set(i, x.get(i).multiply(constant(factors[i])));
    }
    return dropped;
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
      T sum = spec.bias() ? theta.get(offset + x.size() * nOut + j) : constant(0);
      for (int i = 0; i < x.size(); i++) {
        sum = sum.add(x.get(i).multiply(theta.get(offset + i * nOut + j)));
      }
      z.add(sum);
    }
    return z;
  }

  /** a = f(z). */
  List<T> activation(int layer, List<T> z) {
    LayerSpec spec = network.layers().get(layer);
    if (spec.activation() == Activation.SOFTMAX) {
      return new SoftmaxFormula<>(arithmetic).forward(z);
    }
    boolean twin = network.conventions() == Conventions.TWIN;
    return z.stream().map(value -> activate(spec, twin, value)).toList();
  }

  private T activate(LayerSpec spec, boolean twin, T z) {
    boolean negative = z.getReal() < 0;
    return switch (spec.activation()) {
      case SIGMOID -> sigmoid(z);
      case TANH -> {
        // tanh z = sign(z)·(1 − e^(−2|z|)) / (1 + e^(−2|z|)), which does not overflow
        T e = arithmetic.exp((negative ? z : z.negate()).multiply(2));
        T positive = e.negate().add(1).divide(e.add(1));
        yield negative ? positive.negate() : positive;
      }
      case RELU -> z.getReal() > 0 ? z : constant(0);
      case IDENTITY -> z;
      case LEAKY_RELU ->
          negative ? z.multiply(constant(twin ? (float) spec.alpha() : spec.alpha())) : z;
      case ELU ->
          z.getReal() > 0 ? z : arithmetic.exp(z).subtract(1).multiply(constant(spec.alpha()));
      case SELU -> {
        T scaled =
            z.getReal() > 0 ? z : arithmetic.exp(z).subtract(1).multiply(constant(SELU_ALPHA));
        yield scaled.multiply(constant(SELU_LAMBDA));
      }
      case GELU -> z.multiply(sigmoid(z.multiply(constant(twin ? 1.702f : 1.702))));
      case SWISH -> z.multiply(sigmoid(z));
      case SOFTPLUS -> {
        T log = arithmetic.exp(negative ? z : z.negate()).add(1).log();
        yield negative ? log : z.add(log);
      }
      case SOFTSIGN -> z.divide((negative ? z.negate() : z).add(1));
      case HARD_SIGMOID -> {
        T line = z.multiply(constant(twin ? 0.2f : 0.2)).add(0.5);
        yield Math.abs(z.getReal()) <= 2.5 ? line : constant(negative ? 0 : 1);
      }
      case HARD_TANH -> Math.abs(z.getReal()) <= 1 ? z : constant(negative ? -1 : 1);
      case CUBE -> z.multiply(z).multiply(z);
      case RATIONAL_TANH -> {
        T y = z.multiply(2).divide(3);
        T r = negative ? y.negate() : y;
        T squared = y.multiply(y);
        T quartic = squared.multiply(squared).multiply(constant(twin ? 1.41645f : 1.41645));
        T part = r.add(1).add(squared).add(quartic).reciprocal().negate().add(1);
        yield part.multiply(constant(negative ? -amplitude(twin) : amplitude(twin)));
      }
      case SOFTMAX -> throw new IllegalArgumentException("not a function of one element");
    };
  }

  private static double amplitude(boolean twin) {
    return twin ? 1.7159f : 1.7159;
  }

  /** 1/(1 + e⁻ᶻ), or eᶻ/(1 + eᶻ), which do not overflow. */
  private T sigmoid(T z) {
    boolean negative = z.getReal() < 0;
    T e = arithmetic.exp(negative ? z : z.negate());
    T one = constant(1);
    return (negative ? e : one).divide(e.add(1));
  }

  private T constant(double value) {
    return arithmetic.exact(value);
  }

  /** What this example adds to the loss of a batch of N rows, from z of a layer on. */
  T lossFrom(int layer, List<T> z, List<T> y, int rows, IntFunction<double[]> dropout) {
    List<T> a = activation(layer, z);
    for (int k = layer + 1; k < network.layers().size(); k++) {
      a = activation(k, preActivation(k, dropped(a, dropout.apply(k))));
    }
    return loss(a, y, rows);
  }

  /** ℓ; for a mean over rows, 1/N of it. */
  T loss(List<T> yHat, List<T> y, int rows) {
    T sum = arithmetic.sum(formula.terms(yHat, y));
    return network.reduction() == Reduction.MEAN ? sum.divide(rows) : sum;
  }
}
