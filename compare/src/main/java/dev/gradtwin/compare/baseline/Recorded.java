package dev.gradtwin.compare.baseline;

/** Whose run a baseline holds. */
public enum Recorded {
  /** The hand-written network. */
  HANDROLLED,
  /** Deeplearning4j's. */
  DL4J,
  /** Someone else's program. */
  SUBJECT
}
