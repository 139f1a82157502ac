package dev.gradtwin.handrolled;

/** The squared hinge of targets −1 and 1. */
final class SquaredHinge extends ElementwiseLoss {

  SquaredHinge(double[] w) {
    super(w);
  }

  /** max(0, 1 − yŷ)². */
  @Override
  double term(double yHat, double y) {
    double margin = Math.max(0.0, 1.0 - y * yHat);
    return margin * margin;
  }

  /** −2y·max(0, 1 − yŷ). */
  @Override
  double slope(double yHat, double y) {
    return -2.0 * y * Math.max(0.0, 1.0 - y * yHat);
  }
}
