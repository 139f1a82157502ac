package dev.gradtwin.compare.fuzz;

/** What became of a case. */
public enum Outcome {
  /** Both sides agree. */
  MATCH("match"),
  /** Both overflow, or the bound of some number is infinite: nothing can be said of it. */
  ILL_CONDITIONED("ill-conditioned"),
  /** Deeplearning4j refused it with an error. */
  REFUSED("refused by DL4J"),
  /** The oracle says that the hand-written side is wrong. */
  HAND_WRITTEN_WRONG("hand-written wrong"),
  /** The oracle says that Deeplearning4j is wrong. */
  DL4J_WRONG("DL4J wrong"),
  /** The oracle says that both are. */
  BOTH_WRONG("both wrong"),
  /** They differ, and nobody can say who is wrong. */
  UNEXPLAINED("unexplained");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /**
   * What reports call it.
   *
   * @return a phrase
   */
  public String words() {
    return words;
  }

  /**
   * Whether somebody has something to mend.
   *
   * @return true if the sides differ
   */
  public boolean isFinding() {
    return this == HAND_WRITTEN_WRONG
        || this == DL4J_WRONG
        || this == BOTH_WRONG
        || this == UNEXPLAINED;
  }
}
