package dev.gradtwin.handrolled;

/** The absolute error, c times. */
final class AbsoluteError extends ElementwiseLoss {
  private final double c;

  AbsoluteError(double c, double[] w) {
    super(w);
    this.c = c;
  }

  /** c·|ŷ − y|. */
  @Override
  double term(double yHat, double y) {
    return c * Math.abs(yHat - y);
  }

  /** c·sign(ŷ − y), 0 at the kink. */
  @Override
  double slope(double yHat, double y) {
    return c * Math.signum(yHat - y);
  }
}
