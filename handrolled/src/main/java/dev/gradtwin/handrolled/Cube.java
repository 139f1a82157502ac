package dev.gradtwin.handrolled;

/** The cube. */
final class Cube extends Elementwise {
  /** z³. */
  @Override
  double f(double z) {
    return z * z * z;
  }

  /** 3z². */
  @Override
  double slope(double z, double a) {
    return 3.0 * z * z;
  }
}
