package dev.gradtwin.compare;

/** What a comparison found. */
public enum Verdict {
  /** Every compared element agrees. */
  MATCH,
  /** At least one element differs by more than is allowed. */
  MISMATCH,
  /** A value is NaN or infinite, so nothing can be said about the rest. */
  NON_FINITE
}
