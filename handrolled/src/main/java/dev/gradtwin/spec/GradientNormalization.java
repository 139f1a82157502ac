package dev.gradtwin.spec;

/**
 * What is done to the gradient before the updater, and before any L1 or L2 is added.
 *
 * @param rule what
 * @param threshold c of the clipping rules; not used by the others
 */
public record GradientNormalization(Rule rule, double threshold) {
  /** Nothing is done. */
  public static final GradientNormalization NONE = new GradientNormalization(Rule.NONE, 1);

  /** c where nothing is said. */
  public static final double DEFAULT_THRESHOLD = 1;

  /** What is done; ‖·‖ is the Euclidean norm over a layer's W and b, or over one of them. */
  public enum Rule {
    /** Nothing. */
    NONE,
    /** g/‖g‖ over the layer; over 1e-5 where the norm is 0. */
    RENORMALIZE_L2_PER_LAYER,
    /** g/‖g‖ over W, and over b. */
    RENORMALIZE_L2_PER_PARAM_TYPE,
    /** min(c, max(−c, g)), element by element. */
    CLIP_ELEMENTWISE_ABSOLUTE_VALUE,
    /** g·c/‖g‖ over the layer, where the norm is more than c. */
    CLIP_L2_PER_LAYER,
    /** g·c/‖g‖ over W, and over b, where the norm is more than c. */
    CLIP_L2_PER_PARAM_TYPE
  }

  /**
   * Checks the threshold.
   *
   * @throws SpecException if it is not positive
   */
  public GradientNormalization {
    Require.positive("threshold", threshold);
  }
}
