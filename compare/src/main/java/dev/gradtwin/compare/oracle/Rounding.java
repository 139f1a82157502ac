package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Precision;

/**
 * Constants of a format's arithmetic, after Higham, <i>Accuracy and Stability of Numerical
 * Algorithms</i>, 2nd ed.: fl(x op y) = (x op y)(1 + δ) + ε with |δ| ≤ u and, where the result is
 * subnormal, |ε| ≤ η (libraries may flush to zero).
 *
 * @param u the unit roundoff
 * @param eta η, the smallest normal number: what underflow can add, once for each operation
 */
record Rounding(double u, double eta) {
  /** Covers the rounding of a bound's own computation, which is many orders below it. */
  static final double SLACK = 1 + 0x1.0p-20;

  static Rounding of(Precision precision) {
    return new Rounding(precision.unitRoundoff(), precision.smallestNormal());
  }

  /** Whether a number of the formulas is one of the format. */
  boolean represents(double value) {
    return u < Precision.FLOAT32.unitRoundoff() || (float) value == value;
  }

  /**
   * γₖ = k·u / (1 − k·u), lemma 3.1: what k roundings in any order can do to a sum or product;
   * infinite from k·u = 1 on, where the lemma says nothing.
   */
  double gamma(double k) {
    return k * u < 1 ? k * u / (1 - k * u) : Double.POSITIVE_INFINITY;
  }
}
