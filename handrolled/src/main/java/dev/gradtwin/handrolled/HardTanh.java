package dev.gradtwin.handrolled;

/** A tanh of three straight lines. */
final class HardTanh extends Elementwise {
  /** min(1, max(−1, z)). */
  @Override
  double f(double z) {
    return Math.min(1.0, Math.max(-1.0, z));
  }

  /** 1 from −1 to 1, both included, else 0. */
  @Override
  double slope(double z, double a) {
    return Math.abs(z) <= 1.0 ? 1.0 : 0.0;
  }
}
