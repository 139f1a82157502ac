package dev.gradtwin.handrolled;

/** The cross-entropy of a softmax, which together have a simple derivative. */
final class SoftmaxCrossEntropy implements LossFunction {
  private final double epsilon;
  private final double[] w;

  /** In the value, ŷ is clipped to [ε, 1 − ε]. */
  SoftmaxCrossEntropy(double epsilon, double[] w) {
    this.epsilon = epsilon;
    this.w = w;
  }

  /** ℓ = −Σⱼ wⱼyⱼ ln ŷⱼ. */
  @Override
  public double forward(double[] yHat, double[] y, int from, int units) {
    double sum = 0.0;
    for (int j = 0; j < units; j++) {
      double p = Math.min(1.0 - epsilon, Math.max(epsilon, yHat[from + j]));
      sum += w[j] * (Math.log(p) * y[from + j]);
    }
    return -sum;
  }

  /**
   * dzⱼ = scale · (ŷⱼ·Σₖ wₖyₖ − wⱼyⱼ): with ∂ℓ/∂ŷₖ = −wₖyₖ/ŷₖ, the softmax makes of it ŷⱼ·(∂ℓ/∂ŷⱼ −
   * Σₖ ŷₖ·∂ℓ/∂ŷₖ).
   */
  @Override
  public void backward(double[] yHat, double[] y, double[] dz, int from, int units, double scale) {
    double sum = 0.0;
    for (int k = 0; k < units; k++) {
      sum += w[k] * y[from + k];
    }
    for (int j = 0; j < units; j++) {
      dz[from + j] = scale * (yHat[from + j] * sum - w[j] * y[from + j]);
    }
  }

  @Override
  public boolean reachesPreActivation() {
    return true;
  }
}
