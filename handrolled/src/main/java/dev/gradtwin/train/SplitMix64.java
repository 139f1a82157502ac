package dev.gradtwin.train;

/**
 * The seeded generator of initial parameters and row orders: SplitMix64, of Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014. Six lines in any language, the
 * same numbers on every machine, and, unlike {@link java.util.Random}, no resemblance between
 * neighbouring seeds: with that one, the first weights of seeds 0 to 1000 are nearly equal.
 */
public final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /**
   * A generator.
   *
   * @param seed the same seed gives the same numbers
   */
  public SplitMix64(long seed) {
    state = seed;
  }

  /**
   * The next 64 bits.
   *
   * @return any number with the same probability
   */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * Uniform in [0, 1): the upper 53 bits times 2⁻⁵³.
   *
   * @return a number
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * From N(0, 1), by the polar form of Box and Muller's transformation (Knuth, <i>The Art of
   * Computer Programming</i>, vol. 2, algorithm 3.4.1P), which needs a logarithm and no sine;
   * {@link StrictMath} has the same one on every machine.
   *
   * @return a number
   */
  public double nextGaussian() {
    double v;
    double s;
    do {
      v = 2 * nextDouble() - 1;
      double w = 2 * nextDouble() - 1;
      s = v * v + w * w;
    } while (s >= 1 || s == 0);
    return v * Math.sqrt(-2 * StrictMath.log(s) / s);
  }

  /**
   * Uniform in 0 … bound − 1, by the upper half of a 32 × 32 bit product; the bias is below bound ·
   * 2⁻³².
   *
   * @param bound at least 1
   * @return a number
   */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }
}
