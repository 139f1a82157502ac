package dev.gradtwin.handrolled;

/** The hinge of targets −1 and 1. */
final class Hinge extends ElementwiseLoss {

  Hinge(double[] w) {
    super(w);
  }

  /** max(0, 1 − yŷ). */
  @Override
  double term(double yHat, double y) {
    return Math.max(0.0, 1.0 - y * yHat);
  }

  /** −y where yŷ &lt; 1, else 0. */
  @Override
  double slope(double yHat, double y) {
    return 1.0 - y * yHat > 0.0 ? -y : 0.0;
  }
}
