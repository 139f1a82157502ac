package dev.gradtwin.spec;

/** How a gradient g = ∂L/∂θ changes a parameter θ. */
public sealed interface UpdaterSpec {
  /**
   * Plain gradient descent: θ ← θ − η·g.
   *
   * @param learningRate η, the same number on both sides
   */
  record Sgd(double learningRate) implements UpdaterSpec {
    /**
     * Checks the rate.
     *
     * @throws SpecException if {@code learningRate} is not a finite number greater than 0
     */
    public Sgd {
      Require.positive("learningRate", learningRate);
    }
  }
}
