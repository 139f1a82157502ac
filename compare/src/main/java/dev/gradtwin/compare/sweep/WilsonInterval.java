package dev.gradtwin.compare.sweep;

/**
 * The score interval of a probability at 95 % confidence, from k successes in n trials: all p with
 * |k/n − p| ≤ z·√(p(1 − p)/n), which are those between (p̂ + z²/2n ± z·√(p̂(1 − p̂)/n + z²/4n²)) /
 * (1 + z²/n). E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927).
 *
 * @param low its lower end, from 0
 * @param high its upper end, to 1
 */
public record WilsonInterval(double low, double high) {
  /** The 0.975 quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * The interval.
   *
   * @param successes k, from 0 to n
   * @param trials n, at least 1
   * @return the interval
   * @throws IllegalArgumentException if there cannot be such numbers
   */
  public static WilsonInterval of(long successes, long trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
    double n = trials;
    double p = successes / n;
    double centre = p + Z * Z / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new WilsonInterval(
        successes == 0 ? 0 : (centre - half) / scale,
        successes == trials ? 1 : (centre + half) / scale);
  }
}
