package dev.gradtwin.handrolled;

/**
 * A loss that is a sum over outputs, ℓ = Σⱼ wⱼ·ℓⱼ(ŷⱼ, yⱼ): a term and its derivative, side by side.
 */
abstract class ElementwiseLoss implements LossFunction {
  private final double[] w;

  /** With label weights, one for each output. */
  ElementwiseLoss(double[] w) {
    this.w = w;
  }

  /** ℓⱼ. */
  abstract double term(double yHat, double y);

  /** ∂ℓⱼ/∂ŷⱼ. */
  abstract double slope(double yHat, double y);

  /** ℓ = Σⱼ wⱼ·ℓⱼ. */
  @Override
  public final double forward(double[] yHat, double[] y, int from, int units) {
    double sum = 0.0;
    for (int j = 0; j < units; j++) {
      sum += w[j] * term(yHat[from + j], y[from + j]);
    }
    return sum;
  }

  /** dŷⱼ = scale · wⱼ·∂ℓⱼ/∂ŷⱼ. */
  @Override
  public final void backward(
      double[] yHat, double[] y, double[] dyHat, int from, int units, double scale) {
    for (int j = 0; j < units; j++) {
      dyHat[from + j] = scale * (w[j] * slope(yHat[from + j], y[from + j]));
    }
  }
}
