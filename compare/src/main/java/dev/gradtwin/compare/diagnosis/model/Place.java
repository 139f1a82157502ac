package dev.gradtwin.compare.diagnosis.model;

/**
 * Something that a step computes in one go, by one formula from what came before.
 *
 * @param kind what it is
 * @param layer the layer, from 0; the last one for the loss
 */
public record Place(Kind kind, int layer) {
  /**
   * What a step computes, in its order; the backward kinds run from the last layer to the first.
   */
  public enum Kind {
    /** z. */
    PRE_ACTIVATION("z", "pre-activation"),
    /** a. */
    ACTIVATION("a", "activation"),
    /** L. */
    LOSS("loss", "loss"),
    /** dz. */
    DELTA("dz", "delta"),
    /** dW. */
    WEIGHT_GRADIENT("W", "gradient"),
    /** db. */
    BIAS_GRADIENT("b", "gradient"),
    /** θ′ of W. */
    WEIGHT_UPDATE("W", "updated parameter"),
    /** θ′ of b. */
    BIAS_UPDATE("b", "updated parameter");

    private final String suffix;
    private final String words;

    Kind(String suffix, String words) {
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
