package dev.gradtwin.spec;

/**
 * The loss ℓ of one example, over its outputs j; {@link Reduction} says how examples combine. Label
 * weights wⱼ multiply the term of each output, where they are given.
 *
 * <p>Where Deeplearning4j's formula is not the textbook's, {@link Conventions} chooses: in the
 * twin's, outputs are clipped as stated here, the gradient passing through the clipping.
 */
public enum Loss {
  /** ℓ = ½ Σⱼ (ŷⱼ − yⱼ)², with ∂ℓ/∂ŷⱼ = ŷⱼ − yⱼ: the tutorial's loss. */
  HALF_SQUARED_ERROR(true),
  /** ℓ = (1/nOut) Σⱼ (ŷⱼ − yⱼ)², with ∂ℓ/∂ŷⱼ = (2/nOut)(ŷⱼ − yⱼ). */
  MEAN_SQUARED_ERROR(true),
  /** ℓ = Σⱼ (ŷⱼ − yⱼ)², with ∂ℓ/∂ŷⱼ = 2(ŷⱼ − yⱼ): L2. */
  SQUARED_ERROR(true),
  /** ℓ = Σⱼ |ŷⱼ − yⱼ|, with ∂ℓ/∂ŷⱼ = sign(ŷⱼ − yⱼ): L1. */
  ABSOLUTE_ERROR(true),
  /** ℓ = (1/nOut) Σⱼ |ŷⱼ − yⱼ|, with ∂ℓ/∂ŷⱼ = (1/nOut) sign(ŷⱼ − yⱼ). */
  MEAN_ABSOLUTE_ERROR(true),
  /**
   * ℓ = −Σⱼ (yⱼ ln ŷⱼ + (1 − yⱼ) ln(1 − ŷⱼ)), with ∂ℓ/∂ŷⱼ = (ŷⱼ − yⱼ)/(ŷⱼ(1 − ŷⱼ)); the twin clips
   * ŷ to [1e-5, 1 − 1e-5], in both.
   */
  BINARY_CROSS_ENTROPY(true),
  /**
   * ℓ = −Σⱼ yⱼ ln ŷⱼ, with ∂ℓ/∂ŷⱼ = −yⱼ/ŷⱼ, and of a softmax ∂ℓ/∂zⱼ = ŷⱼ Σₖ yₖ − yⱼ; of a softmax
   * the twin clips ŷ to [1e-10, 1 − 1e-10] in the value, and not in the derivative.
   */
  CROSS_ENTROPY(true),
  /** The same as {@link #CROSS_ENTROPY}, under its other name. */
  NEGATIVE_LOG_LIKELIHOOD(true),
  /** ℓ = Σⱼ max(0, 1 − yⱼŷⱼ), with ∂ℓ/∂ŷⱼ = −yⱼ where yⱼŷⱼ &lt; 1, else 0. */
  HINGE(false),
  /** ℓ = Σⱼ max(0, 1 − yⱼŷⱼ)², with ∂ℓ/∂ŷⱼ = −2yⱼ max(0, 1 − yⱼŷⱼ). */
  SQUARED_HINGE(false),
  /**
   * ℓ = Σⱼ yⱼ ln(yⱼ/ŷⱼ), with ∂ℓ/∂ŷⱼ = −yⱼ/ŷⱼ, a term with yⱼ = 0 being 0; the twin clips y and ŷ
   * to [1e-5, 1] in the value, and not in the derivative.
   */
  KULLBACK_LEIBLER_DIVERGENCE(false),
  /** ℓ = Σⱼ (ŷⱼ − yⱼ ln ŷⱼ), with ∂ℓ/∂ŷⱼ = 1 − yⱼ/ŷⱼ. */
  POISSON(false),
  /**
   * ℓ = −Σⱼ yⱼŷⱼ / (‖y‖·‖ŷ‖), with ∂ℓ/∂ŷⱼ = −(yⱼ‖ŷ‖² − ŷⱼ Σₖ yₖŷₖ) / (‖y‖·‖ŷ‖³); the twin takes a
   * norm below 1e-5 for 1e-5.
   */
  COSINE_PROXIMITY(false),
  /**
   * ℓ = (1/nOut) Σⱼ ln²((ŷⱼ + 1)/(yⱼ + 1)), with ∂ℓ/∂ŷⱼ = (2/nOut) ln((ŷⱼ + 1)/(yⱼ + 1))/(ŷⱼ + 1).
   */
  MEAN_SQUARED_LOGARITHMIC_ERROR(true),
  /** ℓ = (100/nOut) Σⱼ |ŷⱼ − yⱼ|/|yⱼ|, with ∂ℓ/∂ŷⱼ = (100/nOut) sign(ŷⱼ − yⱼ)/|yⱼ|. */
  MEAN_ABSOLUTE_PERCENTAGE_ERROR(true);

  private final boolean weighted;

  Loss(boolean weighted) {
    this.weighted = weighted;
  }

  /**
   * Whether the loss takes label weights.
   *
   * @return as in Deeplearning4j
   */
  public boolean takesWeights() {
    return weighted;
  }

  /**
   * Whether it is one of the two names of the multi-class cross-entropy.
   *
   * @return true if ℓ = −Σⱼ yⱼ ln ŷⱼ
   */
  public boolean isCrossEntropy() {
    return this == CROSS_ENTROPY || this == NEGATIVE_LOG_LIKELIHOOD;
  }
}
