package dev.gradtwin.spec;

/**
 * Whose formula counts where Deeplearning4j's is not the textbook's; {@code docs/conventions.md}
 * lists every such place.
 */
public enum Conventions {
  /**
   * As Deeplearning4j 1.0.0-M2.1 computes it: constants that it keeps in single precision, clipped
   * outputs in losses, initial values of updaters, ε beside the root.
   */
  TWIN,
  /** As the literature has it. */
  TEXTBOOK
}
