package dev.gradtwin.handrolled;

/**
 * The binary cross-entropy of outputs that are clipped to [ε, 1 − ε]; the gradient passes through
 * the clipping.
 */
final class BinaryCrossEntropy extends ElementwiseLoss {
  private final double epsilon;

  BinaryCrossEntropy(double epsilon, double[] w) {
    super(w);
    this.epsilon = epsilon;
  }

  /** −(y ln ŷ + (1 − y) ln(1 − ŷ)). */
  @Override
  double term(double yHat, double y) {
    double p = clipped(yHat);
    return -(y * Math.log(p) + (1.0 - y) * Math.log(1.0 - p));
  }

  /** (ŷ − y)/(ŷ(1 − ŷ)): −y/ŷ + (1 − y)/(1 − ŷ) on one denominator. */
  @Override
  double slope(double yHat, double y) {
    double p = clipped(yHat);
    return (p - y) / (p * (1.0 - p));
  }

  private double clipped(double yHat) {
    return Math.min(1.0 - epsilon, Math.max(epsilon, yHat));
  }
}
