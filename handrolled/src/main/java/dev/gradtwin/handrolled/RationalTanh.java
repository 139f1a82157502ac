package dev.gradtwin.handrolled;

/**
 * A rational approximation of A·tanh(⅔z): A·sign(y)·(1 − 1/q(|y|)) with y = ⅔z and q(r) = 1 + r +
 * r² + c·r⁴.
 */
final class RationalTanh extends Elementwise {
  private final double amplitude;
  private final double c;

  RationalTanh(double amplitude, double c) {
    this.amplitude = amplitude;
    this.c = c;
  }

  /** A·sign(y)·(1 − 1/q(|y|)). */
  @Override
  double f(double z) {
    double y = 2.0 * z / 3.0;
    return amplitude * Math.signum(y) * (1.0 - 1.0 / q(Math.abs(y)));
  }

  /** ⅔A·q′(|y|)/q(|y|)², since (1 − 1/q)′ = q′/q², with q′(r) = 1 + 2r + 4c·r³. */
  @Override
  double slope(double z, double a) {
    double r = Math.abs(2.0 * z / 3.0);
    if (r > 1e70) {
      return 0.0; // it is below the smallest number, and r³ would overflow
    }
    double q = q(r);
    return amplitude * 2.0 / 3.0 * ((1.0 + 2.0 * r + 4.0 * c * (r * r * r)) / q / q);
  }

  private double q(double r) {
    return 1.0 + r + r * r + c * (r * r * (r * r));
  }
}
