package dev.gradtwin.compare.diagnosis.model;

/**
 * Something that a step computes in one go, by one formula from what came before.
 *
 * @param kind what it is
 * @param layer the layer, from 0; the last one for the loss
 */
public record Place(Kind kind, int layer) {
  /** The phases of a step. */
  public enum Phase {
    /** To the loss. */
    FORWARD,
    /** From the loss to the gradients. */
    BACKWARD,
    /** From the gradients to the parameters. */
    UPDATE
  }

  /**
   * What a step computes, in its order; the backward kinds run from the last layer to the first.
   */
  public enum Kind {
    /** z. */
    PRE_ACTIVATION("z", "pre-activation", Phase.FORWARD),
    /** a. */
    ACTIVATION("a", "activation", Phase.FORWARD),
    /** L. */
    LOSS("loss", "loss", Phase.FORWARD),
    /** dz. */
    DELTA("dz", "delta", Phase.BACKWARD),
    /** dW. */
    WEIGHT_GRADIENT("W", "gradient", Phase.BACKWARD),
    /** db. */
    BIAS_GRADIENT("b", "gradient", Phase.BACKWARD),
    /** θ′ of W. */
    WEIGHT_UPDATE("W", "updated parameter", Phase.UPDATE),
    /** θ′ of b. */
    BIAS_UPDATE("b", "updated parameter", Phase.UPDATE);

    private final String suffix;
    private final String words;
    private final Phase phase;

    Kind(String suffix, String words, Phase phase) {
      this.phase = phase;
      this.suffix = suffix;
      this.words = words;
    }

    /**
     * What reports call it.
     *
     * @return a noun
     */
    public String words() {
      return words;
    }

    /**
     * The phase of the step that it belongs to.
     *
     * @return forward, backward or update
     */
    public Phase phase() {
      return phase;
    }

    /**
     * Whether it is about b and not W.
     *
     * @return true for the gradient and the update of biases
     */
    public boolean ofBias() {
      return this == BIAS_GRADIENT || this == BIAS_UPDATE;
    }
  }

  /**
   * Whether it is a step that parameters take.
   *
   * @return true for updates
   */
  public boolean isUpdate() {
    return kind == Kind.WEIGHT_UPDATE || kind == Kind.BIAS_UPDATE;
  }

  /**
   * The tensor, as everywhere.
   *
   * @return {@code 0_z}, {@code loss}, {@code 1_W}, …
   */
  public String tensor() {
    return kind == Kind.LOSS ? "loss" : layer + "_" + kind.suffix;
  }

  /**
   * Tensor and stage.
   *
   * @return such as {@code 1_W gradient}
   */
  public String words() {
    return kind == Kind.LOSS ? "loss" : tensor() + " " + kind.words;
  }
}
