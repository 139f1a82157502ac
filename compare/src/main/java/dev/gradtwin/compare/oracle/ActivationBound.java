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
  private ActivationBound() {}

  /**
   * The error of f itself, in units of u relative to its value.
   *
   * <p>Measured against 40 digits at 2,000 points from 1e-12 to 708 by {@code
   * ActivationBudgetTest}, which keeps a quarter of each in reserve: sigmoid 1.94 on both sides;
   * tanh 2.11 by {@link Math#tanh}, 3.72 by libnd4j (x86-64).
   */
  static double budget(Activation f) {
    return switch (f) {
      case SIGMOID -> 3;
      case TANH -> 6;
      case RELU, IDENTITY -> 0;
    };
  }

  /** f(z), to double precision. */
  static double value(Activation f, double z) {
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
   * <p>The derivatives of sigmoid and tanh grow by at most e^|Δz| and e^2|Δz|, since |f″/f′| = |1 −
   * 2f| ≤ 1 and |−2f| ≤ 2.
   */
  static double error(Activation f, double z, double a, double ez) {
    return switch (f) {
      case SIGMOID -> {
        double e = Math.exp(-Math.abs(z));
        double steepest = Math.min(0.25, e / ((1 + e) * (1 + e)) * Math.exp(ez));
        yield steepest * ez + budget(f) * Rounding.U * a + Rounding.U + Rounding.ETA;
      }
      case TANH -> {
        double e = Math.exp(-2 * Math.abs(z));
        double steepest = Math.min(1, 4 * e / ((1 + e) * (1 + e)) * Math.exp(2 * ez));
        yield steepest * ez + budget(f) * Rounding.U * Math.abs(a) + Rounding.U + Rounding.ETA;
      }
      case RELU, IDENTITY -> ez;
    };
  }

  /** f′(z), from a where that is how it is computed. */
  static double slope(Activation f, double z, double a) {
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
  static double slopeError(Activation f, double z, double a, double ez, double ea) {
    return switch (f) {
      case SIGMOID -> ea * (Math.abs(1 - 2 * a) + ea) + 3 * Rounding.U * (a * (1 - a) + ea);
      case TANH -> ea * (2 * Math.abs(a) + ea) + 3 * Rounding.U;
      case RELU -> Math.abs(z) <= ez ? 1 : 0;
      case IDENTITY -> 0;
    };
  }
}
