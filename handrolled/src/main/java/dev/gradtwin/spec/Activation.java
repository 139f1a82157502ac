package dev.gradtwin.spec;

import java.util.OptionalDouble;

/**
 * The function a = f(z) of a layer: elementwise, but for {@link #SOFTMAX}, which is of a row.
 *
 * <p>Where Deeplearning4j's formula is not the textbook's, {@link Conventions} chooses, and {@code
 * docs/conventions.md} has both. At a kink the slope is Deeplearning4j's, and the other one-sided
 * derivative is right as well.
 */
public enum Activation {
  /** f(z) = 1 / (1 + e⁻ᶻ). */
  SIGMOID,
  /** f(z) = tanh z. */
  TANH,
  /** f(z) = max(0, z), with f′(0) = 0. */
  RELU,
  /** f(z) = z. */
  IDENTITY,
  /** f(z) = z for z ≥ 0, else α·z, with f′(0) = 1 (Maas, Hannun and Ng, ICML 2013). */
  LEAKY_RELU(0.01),
  /** f(z) = z for z &gt; 0, else α(eᶻ − 1) (Clevert, Unterthiner and Hochreiter, ICLR 2016). */
  ELU(1),
  /**
   * f(z) = λz for z &gt; 0, else λα(eᶻ − 1), λ = 1.0507009873554805, α = 1.6732632423543772
   * (Klambauer et al., "Self-normalizing neural networks", NeurIPS 2017).
   */
  SELU,
  /**
   * f(z) = z·σ(1.702·z), the sigmoid approximation of Hendrycks and Gimpel, "Gaussian error linear
   * units", 2016: the one that Deeplearning4j computes by default.
   */
  GELU,
  /** f(z) = z·σ(z), also called SiLU (Ramachandran, Zoph and Le, 2017). */
  SWISH,
  /** f(z) = ln(1 + eᶻ). */
  SOFTPLUS,
  /** f(z) = z / (1 + |z|). */
  SOFTSIGN,
  /** f(z) = min(1, max(0, 0.2·z + 0.5)), with slope 0.2 at both kinks. */
  HARD_SIGMOID,
  /** f(z) = min(1, max(−1, z)), with slope 1 at both kinks. */
  HARD_TANH,
  /** f(z) = z³. */
  CUBE,
  /**
   * f(z) = 1.7159·t(⅔z) with t(y) = sign(y)·(1 − 1/(1 + |y| + y² + 1.41645·y⁴)), an approximation
   * of 1.7159·tanh(⅔z).
   */
  RATIONAL_TANH,
  /** aⱼ = eᶻʲ / Σₖ eᶻᵏ over the units of a row. */
  SOFTMAX;

  private final OptionalDouble defaultAlpha;

  Activation() {
    defaultAlpha = OptionalDouble.empty();
  }

  Activation(double defaultAlpha) {
    this.defaultAlpha = OptionalDouble.of(defaultAlpha);
  }

  /**
   * α where a layer says nothing, as in Deeplearning4j.
   *
   * @return empty for a function that has none
   */
  public OptionalDouble defaultAlpha() {
    return defaultAlpha;
  }
}
