package dev.gradtwin.train;

/**
 * The seeded generator of initial parameters and row orders: SplitMix64, of Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014. Six lines in any language, the
 * same numbers on every machine, and, unlike {@link java.util.Random}, no resemblance between
 * neighbouring seeds: with that one, the first weights of seeds 0 to 1000 are nearly equal.
 */
final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1): the upper 53 bits times 2⁻⁵³. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Uniform in 0 … bound − 1, by the upper half of a 32 × 32 bit product; the bias is below bound ·
   * 2⁻³².
   */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }
}
