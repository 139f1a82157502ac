package dev.gradtwin.handrolled;

/** The Kullback–Leibler divergence; y and ŷ are clipped to [ε, 1] in the value. */
final class KullbackLeiblerDivergence extends ElementwiseLoss {
  private final double epsilon;

  KullbackLeiblerDivergence(double epsilon, double[] w) {
    super(w);
    this.epsilon = epsilon;
  }

  /** y ln(y/ŷ), which is 0 for y = 0. */
  @Override
  double term(double yHat, double y) {
    double p = Math.min(1.0, Math.max(epsilon, y));
    double q = Math.min(1.0, Math.max(epsilon, yHat));
    return p == 0.0 ? 0.0 : p * Math.log(p / q);
  }

  /** −y/ŷ. */
  @Override
  double slope(double yHat, double y) {
    return -(y / yHat);
  }
}
