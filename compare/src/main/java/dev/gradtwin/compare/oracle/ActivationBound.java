package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;

/**
 * How an error in z, and the rounding of f itself, show in a = f(z) and in f′(z), for a function of
 * one element.
 *
 * <p>By the mean value theorem |f(z + δ) − f(z)| ≤ (|f′(z)| + C·|δ|)·|δ| and |f′(z + δ) − f′(z)| ≤
 * C·|δ|, where C bounds |f″| between: {@link Curve#curvature}. An elementary function is allowed
 * its {@link #budget}, relative to its value, and one absolute u, since equivalent formulas such as
 * 1 − σ(−z) and (e²ᶻ − 1)/(e²ᶻ + 1) lose small results to that extent.
 */
final class ActivationBound {
  private final Activation f;
  private final Curve curve;
  private final Rounding rounding;
  private long kinks;

  ActivationBound(LayerSpec layer, Conventions conventions, Rounding rounding) {
    f = layer.activation();
    curve = Curve.of(layer, conventions);
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
      case LEAKY_RELU -> 1;
      case HARD_TANH -> 0;
      case CUBE, SOFTSIGN, HARD_SIGMOID -> 4;
      case ELU, SELU, GELU, SWISH, SOFTPLUS, RATIONAL_TANH -> 8;
      case SOFTMAX -> throw new IllegalArgumentException("not a function of one element");
    };
  }

  /** f(z), to double precision. */
  double value(double z) {
    return curve.value(z);
  }

  /**
   * |â − a| where |ẑ − z| ≤ ez.
   *
   * <p>Sigmoid and tanh are the steeper the nearer z is to 0: σ′ = e/(1 + e)² with e = e^−|z|, and
   * tanh′ = 4e/(1 + e)² with e = e^−2|z|.
   */
  double error(double z, double a, double ez) {
    double nearest = Math.max(0, Math.abs(z) - ez);
    double steepest =
        switch (f) {
          case SIGMOID -> steepness(Math.exp(-nearest));
          case TANH -> 4 * steepness(Math.exp(-2 * nearest));
          default -> Math.abs(curve.slope(z, a)) + curve.curvature(z, ez) * ez + jump(z, ez);
        };
    return steepest * ez + ownError(a);
  }

  private static double steepness(double e) {
    return e / ((1 + e) * (1 + e));
  }

  /** The rounding of f itself: relative, absolute, and what underflow adds. */
  private double ownError(double a) {
    double budget = budget(f);
    double absolute =
        switch (f) {
          case SIGMOID, TANH -> 1;
          case RATIONAL_TANH -> 12; // 1 − 1/q loses what q was off by
          default -> 4;
        };
    return budget == 0
        ? 0
        : budget * rounding.u() * Math.abs(a) + absolute * rounding.u() + rounding.eta();
  }

  /** f′(z), from a where that is how it is computed. */
  double slope(double z, double a) {
    return curve.slope(z, a);
  }

  /**
   * The error of f′ of a pre-activation that is off by ez, computed from an activation that is off
   * by ea: |1 − 2a|·ea + ea² for a(1 − a), 2|a|·ea + ea² for 1 − a², and the rounding of the
   * formula. At a kink, within ez of z, either slope is right.
   */
  double slopeError(double z, double a, double ez, double ea) {
    double u = rounding.u();
    return switch (f) {
      case SIGMOID -> ea * (Math.abs(1 - 2 * a) + ea) + 3 * u * (a * (1 - a) + ea);
      case TANH -> ea * (2 * Math.abs(a) + ea) + 3 * u;
      case RELU, IDENTITY, HARD_TANH -> jump(z, ez);
      case LEAKY_RELU -> jump(z, ez) + u;
      default -> {
        double slope = Math.abs(curve.slope(z, a));
        double formula = 8 * u * (slope + 1) * (1 + Math.min(Math.abs(z), 64));
        yield jump(z, ez) + curve.curvature(z, ez) * ez + formula + rounding.eta();
      }
    };
  }

  private double jump(double z, double ez) {
    double jump = curve.jump(z, ez);
    kinks += jump > 0 ? 1 : 0;
    return jump;
  }

  /** How often z was on a kink as far as rounding lets one tell. */
  long kinks() {
    return kinks;
  }
}
