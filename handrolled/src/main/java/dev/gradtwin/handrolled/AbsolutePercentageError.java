package dev.gradtwin.handrolled;

/** The absolute error relative to the target, c times. */
final class AbsolutePercentageError extends ElementwiseLoss {
  private final double c;

  AbsolutePercentageError(double c, double[] w) {
    super(w);
    this.c = c;
  }

  /** c·|ŷ − y|/|y|. */
  @Override
  double term(double yHat, double y) {
    return c * Math.abs((yHat - y) / y);
  }

  /** c·sign(ŷ − y)/|y|, 0 at the kink. */
  @Override
  double slope(double yHat, double y) {
    return c * (Math.signum(yHat - y) / Math.abs(y));
  }
}
