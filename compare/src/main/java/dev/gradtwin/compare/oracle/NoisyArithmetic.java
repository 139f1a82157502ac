package dev.gradtwin.compare.oracle;

import java.util.SplittableRandom;

/**
 * Floating-point operations whose rounding is random: the exact result r becomes r·(1 + u·ξ), ξ
 * uniform in [−1, 1), rounded to float64.
 *
 * <p>Random rounding as in Parker, <i>Monte Carlo Arithmetic: exploiting randomness in
 * floating-point arithmetic</i>, UCLA technical report CSD-970002, 1997. What the operation itself
 * rounds away is recovered first by an error-free transformation (Ogita, Rump and Oishi,
 * <i>Accurate sum and dot product</i>, SIAM J. Sci. Comput. 26(6), 2005, algorithms TwoSum and
 * TwoProduct), since r·u·ξ alone is at most half a unit in the last place where r is just above a
 * power of two, and would be lost there.
 */
final class NoisyArithmetic {
  /** 2²⁷ + 1, which splits a double into halves of 26 bits (Veltkamp). */
  private static final double SPLITTER = 0x1.0p27 + 1;

  private final SplittableRandom random;
  private final double scale;

  /**
   * @param u the unit roundoff that is imitated; 0 for plain float64
   * @param seed of ξ
   */
  NoisyArithmetic(double u, long seed) {
    random = new SplittableRandom(seed);
    scale = u * 0x1.0p-63;
  }

  double add(double x, double y) {
    double sum = x + y;
    double z = sum - x;
    double lost = (x - (sum - z)) + (y - z);
    return sum + (lost + noise() * sum);
  }

  double multiply(double x, double y) {
    double product = x * y;
    double cx = SPLITTER * x;
    double cy = SPLITTER * y;
    double xHigh = cx - (cx - x);
    double yHigh = cy - (cy - y);
    double xLow = x - xHigh;
    double yLow = y - yHigh;
    double lost = xLow * yLow - (((product - xHigh * yHigh) - xLow * yHigh) - xHigh * yLow);
    return product + (lost + noise() * product);
  }

  /** A result that may be {@code budget} times as wrong as that of an operation. */
  double within(double budget, double result) {
    return result + budget * noise() * result;
  }

  /** u·ξ. */
  private double noise() {
    return scale * random.nextLong();
  }
}
