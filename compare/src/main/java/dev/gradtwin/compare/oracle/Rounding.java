package dev.gradtwin.compare.oracle;

/**
 * Constants of float64 arithmetic, after Higham, <i>Accuracy and Stability of Numerical
 * Algorithms</i>, 2nd ed.: fl(x op y) = (x op y)(1 + δ) + η with |δ| ≤ u and, where the result is
 * subnormal, |η| below the smallest normal number (libraries may flush to zero).
 */
final class Rounding {
  /** The unit roundoff, 2⁻⁵³. */
  static final double U = 0x1.0p-53;

  /** What underflow can add, once for each operation. */
  static final double ETA = Double.MIN_NORMAL;

  /** Covers the rounding of a bound's own computation, which is many orders below it. */
  static final double SLACK = 1 + 0x1.0p-20;

  private Rounding() {}

  /** γₖ = k·u / (1 − k·u), lemma 3.1: what k roundings in any order can do to a sum or product. */
  static double gamma(double k) {
    return k * U / (1 - k * U);
  }
}
