package dev.gradtwin.handrolled;

/** The squared error, c times: c = ½ for the tutorial's loss. */
final class SquaredError extends ElementwiseLoss {
  private final double c;

  SquaredError(double c, double[] w) {
    super(w);
    this.c = c;
  }

  /** c·(ŷ − y)². */
  @Override
  double term(double yHat, double y) {
    double error = yHat - y;
    return c * (error * error);
  }

  /** 2c·(ŷ − y). */
  @Override
  double slope(double yHat, double y) {
    return 2.0 * c * (yHat - y);
  }
}
