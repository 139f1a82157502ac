package dev.gradtwin.compare;

/** A part of a step, in the order in which a step computes them. */
public enum Stage {
  /** z = x·W + b. */
  PRE_ACTIVATION("pre-activation"),
  /** a = f(z). */
  ACTIVATION("activation"),
  /** L, with its reduction. */
  LOSS("loss"),
  /** ∂L/∂θ. */
  GRADIENT("gradient"),
  /** θ after the update. */
  UPDATE("updated parameter"),
  /** θ of the free-running trainer against the twin's, after the step. */
  DRIFT("drift");

  private final String words;

  Stage(String words) {
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
}
