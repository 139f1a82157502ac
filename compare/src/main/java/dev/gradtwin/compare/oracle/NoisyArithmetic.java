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

  /** What underflow adds to a product, in units of u. */
  private final double underflow;

  /** What an elementary function may be off by besides its budget, in units of u. */
  private final double absolute;

  /**
   * Rounds near the middle of the format's range, functions within their relative error.
   *
   * @param u the unit roundoff that is imitated; 0 for plain float64
   * @param seed of ξ
   */
  NoisyArithmetic(double u, long seed) {
    this(u, 0, 0, seed);
  }

  private NoisyArithmetic(double u, double underflow, double absolute, long seed) {
    random = new SplittableRandom(seed);
    scale = u * 0x1.0p-63;
    this.underflow = underflow;
    this.absolute = absolute;
  }

  /**
   * Errs in everything that {@link RoundingBound} allows for: products underflow, by η·ξ, and
   * elementary functions are off by one absolute u besides.
   */
  static NoisyArithmetic everywhere(Rounding rounding, long seed) {
    return new NoisyArithmetic(rounding.u(), rounding.eta() / rounding.u(), 1, seed);
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
    return product + (lost + noise() * (product + Math.copySign(underflow, product)));
  }

  /** The result of an operation of which double precision gives all that is known. */
  double rounded(double result) {
    return result + noise() * (result + Math.copySign(underflow, result));
  }

  /** A function's result, which may be {@code budget} times as wrong as that of an operation. */
  double within(double budget, double result) {
    double room = budget > 0 ? budget * result + Math.copySign(absolute, result) : 0;
    return result + noise() * room;
  }

  /** u·ξ. */
  private double noise() {
    return scale * random.nextLong();
  }
}
