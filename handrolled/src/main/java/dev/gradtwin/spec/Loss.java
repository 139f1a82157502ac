package dev.gradtwin.spec;

/** The loss ℓ of one example, over its outputs j; {@link Reduction} says how examples combine. */
public enum Loss {
  /** ℓ = ½ Σⱼ (ŷⱼ − yⱼ)², with ∂ℓ/∂ŷⱼ = ŷⱼ − yⱼ: the tutorial's loss. */
  HALF_SQUARED_ERROR,
  /** ℓ = (1/nOut) Σⱼ (ŷⱼ − yⱼ)², with ∂ℓ/∂ŷⱼ = (2/nOut)(ŷⱼ − yⱼ). */
  MEAN_SQUARED_ERROR
}
