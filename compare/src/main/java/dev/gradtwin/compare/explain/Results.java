package dev.gradtwin.compare.explain;

import dev.gradtwin.spec.Precision;
import java.util.Locale;

/** What both renderers say in the same way. */
final class Results {
  /** How to read the names. */
  static final String NAMES =
      "Names are [row,unit], of weights [from,to], all from 0. First the formula, then its"
          + " numbers, then the hand-written result beside Deeplearning4j's (DL4J) and the one"
          + " with 40 digits (exact).";

  private static final int DIGITS = 12;
  private static final int SINGLE_DIGITS = 8;

  private Results() {}

  /** The significant digits of results. */
  static int digits(Precision precision) {
    return precision == Precision.FLOAT32 ? SINGLE_DIGITS : DIGITS;
  }

  /** What a path is part of. */
  static String paths(ChainRule chain, String weight) {
    return chain.paths() == 1
        ? "the only path from L to " + weight + ": the row's share of its gradient"
        : String.format(
            Locale.ROOT,
            "one of %,d paths from L to %s; all of them add up to the row's share",
            chain.paths(),
            weight);
  }
}
