package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;

/**
 * How an error in z, and the rounding of f itself, show in a = f(z) and in f′(z).
 *
 * <p>An elementary function is allowed its {@link #budget}, relative to its value, and one absolute
 * u, since equivalent formulas such as 1 − σ(−z) and (e²ᶻ − 1)/(e²ᶻ + 1) lose small results to that
 * extent.
 */
final class ActivationBound {
  private final Activation f;
  private final Rounding rounding;

  ActivationBound(Activation f, Rounding rounding) {
    this.f = f;
    this.rounding = rounding;
  }

  /**
   * The error of f itself, in units of u relative to its value.
   *
   * <p>Measured against 40 digits at 2,000 points from 1e-12 to 708 by {@code
   * ActivationBudgetTest}, which keeps a quarter of each in reserve. In float64: sigmoid 1.94 on
   * both sides; tanh 2.11 by {@link Math#tanh}, 3.72 by libnd4j (x86-64). In float32: by hand,
   * computed in float64 and rounded, 1.00 and 0.89; by libnd4j 1.79 and 3.65, and, at 25 million
   * points against float64, 2.00 and 4.60.
   */
  static double budget(Activation f) {
    return switch (f) {
      case SIGMOID -> 3;
      case TANH -> 6;
      case RELU, IDENTITY -> 0;
    };
  }

  /** f(z), to double precision. */
  double value(double z) {
    return switch (f) {
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case TANH -> Math.tanh(z);
      case RELU -> Math.max(0, z);
      case IDENTITY -> z;
    };
  }

  /**
   * |â − a| where |ẑ − z| ≤ ez: the largest |f′| within ez of z, times ez, and the rounding of f.
   *
   * <p>Sigmoid and tanh are the steeper the nearer z is to 0: σ′ = e/(1 + e)² with e = e^−|z|, and
   * tanh′ = 4e/(1 + e)² with e = e^−2|z|.
   */
  double error(double z, double a, double ez) {
    return switch (f) {
      case SIGMOID -> {
        double e = Math.exp(-Math.max(0, Math.abs(z) - ez));
        yield e / ((1 + e) * (1 + e)) * ez + ownError(a);
      }
      case TANH -> {
        double e = Math.exp(-2 * Math.max(0, Math.abs(z) - ez));
        yield 4 * e / ((1 + e) * (1 + e)) * ez + ownError(a);
      }
      case RELU, IDENTITY -> ez;
    };
  }

  /** The rounding of f itself: relative, absolute, and what underflow adds. */
  private double ownError(double a) {
    return budget(f) * rounding.u() * Math.abs(a) + rounding.u() + rounding.eta();
  }

  /** f′(z), from a where that is how it is computed. */
  double slope(double z, double a) {
    return switch (f) {
      case SIGMOID -> a * (1 - a);
      case TANH -> 1 - a * a;
      case RELU -> z > 0 ? 1 : 0;
      case IDENTITY -> 1;
    };
  }

  /**
   * The error of f′ computed from an activation that is off by ea: |1 − 2a|·ea + ea² for a(1 − a),
   * 2|a|·ea + ea² for 1 − a², and the rounding of the formula. At the kink of ReLU, z within ez of
   * 0, either slope is right.
   */
  double slopeError(double z, double a, double ez, double ea) {
    return switch (f) {
      case SIGMOID -> ea * (Math.abs(1 - 2 * a) + ea) + 3 * rounding.u() * (a * (1 - a) + ea);
      case TANH -> ea * (2 * Math.abs(a) + ea) + 3 * rounding.u();
      case RELU -> Math.abs(z) <= ez ? 1 : 0;
      case IDENTITY -> 0;
    };
  }
}
