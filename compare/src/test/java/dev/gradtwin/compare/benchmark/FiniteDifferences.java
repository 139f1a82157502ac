package dev.gradtwin.compare.benchmark;

import java.util.function.DoubleUnaryOperator;

/**
 * FiniteDifferences.jl 0.12, {@code src/methods.jl}, {@code central_fdm(5, 1; adapt=1,
 * condition=10, factor=1, max_range=1e-2)} at 0: the first derivative from five points, with a step
 * that an estimate of the fifth derivative, {@code central_fdm(7, 5; adapt=0)}, chooses.
 */
final class FiniteDifferences {
  private static final double EPS = 0x1.0p-52;
  private static final double CONDITION = 10;
  private static final double MAX_RANGE = 1e-2;

  /** Weights of f(−2h) … f(2h) for h·f′. */
  private static final double[] FIRST = {1 / 12.0, -2 / 3.0, 0, 2 / 3.0, -1 / 12.0};

  /** Σ|weight · point⁵|/5! and Σ|weight|. */
  private static final double FIRST_TRUNCATION = 1 / 18.0;

  private static final double FIRST_ROUNDOFF = 1.5;

  /**
   * Weights of f(−3h) … f(3h) for h⁵·f⁽⁵⁾, and what they change by for each h beside the middle.
   */
  private static final double[] FIFTH = {-0.5, 2, -2.5, 0, 2.5, -2, 0.5};

  private static final double[] SIXTH = {1, -6, 15, -20, 15, -6, 1};

  private static final double FIFTH_TRUNCATION = 2704 / 5040.0;
  private static final double FIFTH_ROUNDOFF = 10;

  private FiniteDifferences() {}

  /** f′(0). */
  static double derivative(DoubleUnaryOperator f) {
    double h = step(f);
    double sum = 0;
    for (int k = 0; k < FIRST.length; k++) {
      sum += FIRST[k] == 0 ? 0 : FIRST[k] * f.applyAsDouble((k - 2) * h);
    }
    return sum / h;
  }

  /** h = (C₁ / 4C₂)^(1/5), C₁ the round-off of f and C₂ the size of f⁽⁵⁾ nearby. */
  private static double step(DoubleUnaryOperator f) {
    double wide =
        Math.min(
            MAX_RANGE / 3,
            Math.pow(5 / 2.0 * (EPS * FIFTH_ROUNDOFF) / (CONDITION * FIFTH_TRUNCATION), 1 / 7.0));
    double largest = 0;
    double fifth = 0;
    double sixth = 0;
    for (int k = 0; k < FIFTH.length; k++) {
      double value = f.applyAsDouble((k - 3) * wide);
      largest = Math.max(largest, Math.abs(value));
      fifth += FIFTH[k] * value;
      sixth += SIXTH[k] * value;
    }
    double size = (Math.abs(fifth) + Math.abs(sixth)) / Math.pow(wide, 5);
    double usual = optimal(EPS, CONDITION);
    double h = size == 0 || largest == 0 ? usual : optimal(Math.ulp(largest), size);
    return Math.min(Math.min(h, MAX_RANGE / 2), 1000 * usual);
  }

  private static double optimal(double roundoff, double size) {
    return Math.pow(1 / 4.0 * (roundoff * FIRST_ROUNDOFF) / (size * FIRST_TRUNCATION), 1 / 5.0);
  }
}
