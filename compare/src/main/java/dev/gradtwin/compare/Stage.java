package dev.gradtwin.compare;

/** A part of a step, in the order in which a step computes them. */
public enum Stage {
  /** z = x·W + b. */
  PRE_ACTIVATION("pre-activation"),
  /** a = f(z). */
  ACTIVATION("activation"),
  /** L, with its reduction. */
  LOSS("loss"),
  /** dz = ∂L/∂z, where both sides tell it. */
  DELTA("delta"),
  /** ∂L/∂θ. */
  GRADIENT("gradient"),
  /** θ after the update. */
  UPDATE("updated parameter"),
  /** θ after a step of the subject left alone, against what that step had to make of it. */
  DRIFT("drift");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  /**
   * Whether its values belong to examples and not to parameters.
   *
   * @return true for z, a and dz, of shape [N, units]
   */
  public boolean perExample() {
    return this == PRE_ACTIVATION || this == ACTIVATION || this == DELTA;
  }

  /**
   * What reports call it.
   *
   * @return a noun
   */
  public String words() {
    return words;
  }
}
