package dev.gradtwin.handrolled;

/** The squared error of logarithms, c times. */
final class SquaredLogarithmicError extends ElementwiseLoss {
  private final double c;

  SquaredLogarithmicError(double c, double[] w) {
    super(w);
    this.c = c;
  }

  /** c·ln²((ŷ + 1)/(y + 1)). */
  @Override
  double term(double yHat, double y) {
    double log = Math.log((yHat + 1.0) / (y + 1.0));
    return c * (log * log);
  }

  /** 2c·ln((ŷ + 1)/(y + 1))/(ŷ + 1). */
  @Override
  double slope(double yHat, double y) {
    return 2.0 * c * Math.log((yHat + 1.0) / (y + 1.0)) / (yHat + 1.0);
  }
}
