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

  /** ξ that are drawn once: so many that hardly any serves twice in an inner product. */
  private static final int TABLE = 32768;

  /** So many elements at most have numbers that stand side by side in the table. */
  private static final int LONGEST = 1024;

  /** Of fewer elements, each draws its own numbers. */
  private static final int NARROW = 12;

  private final SplittableRandom random;
  private double[] table = {};
  private final double[] row = new double[LONGEST];
  private final double[] high = new double[LONGEST];
  private final double[] lost = new double[LONGEST];
  private final double[] sum = new double[LONGEST];
  private final double[] ofProduct = new double[LONGEST];
  private final double[] ofSum = new double[LONGEST];
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
    return product + (lost + noise() * (Math.abs(product) + underflow));
  }

  /**
   * sums += Σᵢ cᵢ·rowᵢ, i in the given order, each product and each sum rounded at random: in wide
   * rows by numbers ξ that stand side by side, from a random place on, in a table. A coefficient
   * that is 0 adds nothing, which no program rounds.
   *
   * @param sums from {@code sFrom} on, {@code width} of them; modified
   * @param c cᵢ stands at {@code cFrom + i * cStep}
   * @param rows rowᵢ begins at {@code rFrom + i * width}
   */
  void addProducts(
      double[] sums,
      int sFrom,
      int width,
      double[] c,
      int cFrom,
      int cStep,
      double[] rows,
      int rFrom,
      int[] order) {
    if (width < NARROW) {
      for (int i : order) {
        double ci = c[cFrom + i * cStep];
        for (int k = 0; ci != 0 && k < width; k++) {
          sums[sFrom + k] = add(sums[sFrom + k], multiply(ci, rows[rFrom + i * width + k]));
        }
      }
      return;
    }
    if (table.length == 0) {
      table = random.longs(TABLE + LONGEST).mapToDouble(xi -> scale * xi).toArray();
    }
    for (int done = 0; done < width; done += LONGEST) {
      int count = Math.min(LONGEST, width - done);
      System.arraycopy(sums, sFrom + done, sum, 0, count);
      for (int i : order) {
        double ci = c[cFrom + i * cStep];
        if (ci != 0) {
          System.arraycopy(rows, rFrom + i * width + done, row, 0, count);
          long places = random.nextLong();
          System.arraycopy(table, (int) places & (TABLE - 1), ofProduct, 0, count);
          System.arraycopy(table, (int) (places >>> 32) & (TABLE - 1), ofSum, 0, count);
          addTimes(ci, count);
        }
      }
      System.arraycopy(sum, 0, sums, sFrom + done, count);
    }
  }

  /** In short loops over arrays from 0 on, of which a compiler makes vector instructions. */
  private void addTimes(double c, int n) {
    double cSplit = SPLITTER * c;
    double cHigh = cSplit - (cSplit - c);
    split(row, high, n);
    multiply(cHigh, c - cHigh, row, high, lost, n);
    double[] product = row;
    for (int k = 0; k < n; k++) {
      product[k] *= c;
    }
    round(product, lost, ofProduct, underflow, n);
    add(sum, product, ofSum, n);
  }

  private static void split(double[] x, double[] high, int n) {
    for (int k = 0; k < n; k++) {
      double split = SPLITTER * x[k];
      high[k] = split - (split - x[k]);
    }
  }

  private static void multiply(
      double cHigh, double cLow, double[] x, double[] high, double[] lost, int n) {
    double c = cHigh + cLow;
    for (int k = 0; k < n; k++) {
      double low = x[k] - high[k];
      double rest = ((c * x[k] - cHigh * high[k]) - cLow * high[k]) - cHigh * low;
      lost[k] = cLow * low - rest;
    }
  }

  private static void round(
      double[] product, double[] lost, double[] noise, double underflow, int n) {
    for (int k = 0; k < n; k++) {
      product[k] += lost[k] + noise[k] * (Math.abs(product[k]) + underflow);
    }
  }

  private static void add(double[] sums, double[] terms, double[] noise, int n) {
    for (int k = 0; k < n; k++) {
      double x = sums[k];
      double y = terms[k];
      double s = x + y;
      double z = s - x;
      sums[k] = s + (((x - (s - z)) + (y - z)) + noise[k] * s);
    }
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
