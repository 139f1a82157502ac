package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of one example, after {@link Loss}: the terms whose sum it is, and their derivative with
 * respect to the outputs.
 */
final class LossFormula<T> {
  private final NetworkSpec network;
  private final Arithmetic<T> arithmetic;
  private final boolean twin;
  private final List<T> terms = new ArrayList<>();
  private final List<T> slopes = new ArrayList<>();
  private final List<T> wy = new ArrayList<>();

  LossFormula(NetworkSpec network, Arithmetic<T> arithmetic) {
    this.network = network;
    this.arithmetic = arithmetic;
    twin = network.conventions() == Conventions.TWIN;
  }

  /** Whether {@link #slopes} are ∂ℓ/∂z of the output layer, and not ∂ℓ/∂ŷ. */
  static boolean reachesPreActivation(NetworkSpec network) {
    return network.loss().isCrossEntropy() && isSoftmax(network);
  }

  private static boolean isSoftmax(NetworkSpec network) {
    return network.layers().get(network.layers().size() - 1).activation() == Activation.SOFTMAX;
  }

  /** ℓ as a sum of terms, one for each output; the list is overwritten by the next call. */
  List<T> terms(List<T> yHat, List<T> y) {
    T norms = network.loss() == Loss.COSINE_PROXIMITY ? product(norm(yHat), norm(y)) : one();
    terms.clear();
    for (int j = 0; j < yHat.size(); j++) {
      T term =
          network.loss() == Loss.COSINE_PROXIMITY
              ? arithmetic.negate(quotient(product(yHat.get(j), y.get(j)), norms))
              : term(yHat.get(j), y.get(j));
      terms.add(weighted(term, j));
    }
    return terms;
  }

  /** ∂ℓ/∂ŷⱼ, or ∂ℓ/∂zⱼ where it reaches as far; the list is overwritten by the next call. */
  List<T> slopes(List<T> yHat, List<T> y) {
    if (reachesPreActivation(network)) {
      return slopesOfSoftmax(yHat, y);
    } else if (network.loss() == Loss.COSINE_PROXIMITY) {
      return slopesOfCosine(yHat, y);
    }
    slopes.clear();
    for (int j = 0; j < yHat.size(); j++) {
      slopes.add(weighted(slope(yHat.get(j), y.get(j)), j));
    }
    return slopes;
  }

  private T term(T p, T y) {
    Loss loss = network.loss();
    return switch (loss) {
      case HALF_SQUARED_ERROR, SQUARED_ERROR, MEAN_SQUARED_ERROR ->
          factored(square(arithmetic.subtract(p, y)));
      case ABSOLUTE_ERROR, MEAN_ABSOLUTE_ERROR ->
          factored(arithmetic.abs(arithmetic.subtract(p, y)));
      case BINARY_CROSS_ENTROPY -> {
        T q = passing(p, 1e-5, 1 - 1e-5);
        T no = product(arithmetic.subtract(one(), y), log(arithmetic.subtract(one(), q)));
        yield arithmetic.negate(arithmetic.add(product(y, log(q)), no));
      }
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD -> {
        T clipped = isSoftmax(network) ? clipped(p, 1e-10, 1 - 1e-10) : p;
        T value = arithmetic.negate(product(y, log(clipped)));
        yield arithmetic.withDerivativeOf(value, minusLog(y, p));
      }
      case HINGE -> margin(p, y);
      case SQUARED_HINGE -> square(margin(p, y));
      case KULLBACK_LEIBLER_DIVERGENCE -> {
        T t = clipped(y, 1e-5, 1);
        T some = product(t, log(quotient(t, clipped(p, 1e-5, 1))));
        T value = arithmetic.choose(t, none -> none == 0, t, some);
        yield arithmetic.withDerivativeOf(value, minusLog(y, p));
      }
      case POISSON -> arithmetic.subtract(p, product(y, log(p)));
      case MEAN_SQUARED_LOGARITHMIC_ERROR -> factored(square(logRatio(p, y)));
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
          factored(arithmetic.abs(quotient(arithmetic.subtract(p, y), y)));
      case COSINE_PROXIMITY -> throw new IllegalArgumentException("no term by itself: " + loss);
    };
  }

  private T slope(T p, T y) {
    Loss loss = network.loss();
    return switch (loss) {
      case HALF_SQUARED_ERROR -> arithmetic.subtract(p, y);
      case SQUARED_ERROR, MEAN_SQUARED_ERROR -> factored(twice(arithmetic.subtract(p, y)));
      case ABSOLUTE_ERROR, MEAN_ABSOLUTE_ERROR ->
          factored(arithmetic.sign(arithmetic.subtract(p, y)));
      case BINARY_CROSS_ENTROPY -> {
        T q = passing(p, 1e-5, 1 - 1e-5);
        yield quotient(arithmetic.subtract(q, y), product(q, arithmetic.subtract(one(), q)));
      }
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD, KULLBACK_LEIBLER_DIVERGENCE ->
          arithmetic.negate(quotient(y, p));
      case HINGE -> arithmetic.negate(product(y, arithmetic.step(oneMinus(p, y))));
      case SQUARED_HINGE -> arithmetic.negate(twice(product(y, margin(p, y))));
      case POISSON -> arithmetic.subtract(one(), quotient(y, p));
      case MEAN_SQUARED_LOGARITHMIC_ERROR ->
          factored(quotient(twice(logRatio(p, y)), arithmetic.add(p, one())));
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
          factored(quotient(arithmetic.sign(arithmetic.subtract(p, y)), arithmetic.abs(y)));
      case COSINE_PROXIMITY -> throw new IllegalArgumentException("no slope by itself: " + loss);
    };
  }

  /** ŷⱼ·Σₖ wₖyₖ − wⱼyⱼ. */
  private List<T> slopesOfSoftmax(List<T> yHat, List<T> y) {
    wy.clear();
    for (int k = 0; k < y.size(); k++) {
      wy.add(weighted(y.get(k), k));
    }
    T sum = arithmetic.sum(wy);
    slopes.clear();
    for (int j = 0; j < y.size(); j++) {
      slopes.add(arithmetic.subtract(product(yHat.get(j), sum), wy.get(j)));
    }
    return slopes;
  }

  /** −(yⱼ − ŷⱼ·Σyŷ/‖ŷ‖²)/(‖y‖‖ŷ‖); −yⱼ/(‖y‖·ε) where ε stands for ‖ŷ‖. */
  private List<T> slopesOfCosine(List<T> yHat, List<T> y) {
    List<T> products = new ArrayList<>(y.size());
    for (int k = 0; k < y.size(); k++) {
      products.add(product(yHat.get(k), y.get(k)));
    }
    T n = norm(yHat);
    T turned = quotient(arithmetic.sum(products), square(n));
    if (twin) {
      turned = arithmetic.choose(n, norm -> norm <= 1e-5, arithmetic.exact(0), turned);
    }
    T norms = product(norm(y), n);
    slopes.clear();
    for (int j = 0; j < y.size(); j++) {
      T difference = arithmetic.subtract(y.get(j), product(yHat.get(j), turned));
      slopes.add(arithmetic.negate(quotient(difference, norms)));
    }
    return slopes;
  }

  private T norm(List<T> values) {
    T norm = arithmetic.sqrt(arithmetic.sum(values.stream().map(this::square).toList()));
    return twin ? arithmetic.max(norm, arithmetic.exact(1e-5)) : norm;
  }

  /** Times what is before the sum: ½, 1/nOut or 100/nOut. */
  private T factored(T value) {
    T outputs = arithmetic.exact(network.outputs());
    return switch (network.loss()) {
      case HALF_SQUARED_ERROR -> product(arithmetic.exact(0.5), value);
      case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, MEAN_SQUARED_LOGARITHMIC_ERROR ->
          product(quotient(one(), outputs), value);
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
          product(quotient(arithmetic.exact(100), outputs), value);
      default -> value;
    };
  }

  private T weighted(T value, int output) {
    double w = network.lossWeight(output);
    return w == 1 ? value : product(arithmetic.constant(w), value);
  }

  /** max(0, 1 − yŷ). */
  private T margin(T p, T y) {
    return arithmetic.positivePart(oneMinus(p, y));
  }

  private T oneMinus(T p, T y) {
    return arithmetic.subtract(one(), product(p, y));
  }

  private T logRatio(T p, T y) {
    return log(quotient(arithmetic.add(p, one()), arithmetic.add(y, one())));
  }

  private T minusLog(T y, T p) {
    return arithmetic.negate(product(y, log(p)));
  }

  /** Clipped, by the twin's conventions. */
  private T clipped(T value, double low, double high) {
    if (!twin) {
      return value;
    }
    T above = arithmetic.max(value, arithmetic.constant(low));
    return arithmetic.min(above, arithmetic.constant(high));
  }

  /** Clipped, but differentiated as if it were not. */
  private T passing(T value, double low, double high) {
    return arithmetic.withDerivativeOf(clipped(value, low, high), value);
  }

  private T one() {
    return arithmetic.exact(1);
  }

  private T twice(T value) {
    return product(arithmetic.exact(2), value);
  }

  private T square(T value) {
    return product(value, value);
  }

  private T log(T value) {
    return arithmetic.log(value);
  }

  private T product(T a, T b) {
    return arithmetic.multiply(a, b);
  }

  private T quotient(T a, T b) {
    return arithmetic.divide(a, b);
  }
}
