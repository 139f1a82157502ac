package dev.gradtwin.handrolled.kernel;

/**
 * The product in plain Java.
 *
 * <p>The inner loop runs along rows, so that the compiler makes vector instructions of it: every
 * array is indexed from 0 by the loop's own variable. Two rows of C take three rows of B at a time,
 * so that few numbers are loaded and stored for each multiplication; more would be beyond what C2
 * unrolls, and leave the loop scalar. A block of rows of C stays in the first-level cache while B
 * passes by.
 */
final class PlainProduct implements Product {
  private static final int BLOCK = 32;

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public void add(
      double[][] c,
      int from,
      int to,
      double[][] a,
      boolean transposed,
      double[][] b,
      int k,
      int n) {
    for (int block = from; block < to; block += BLOCK) {
      int end = Math.min(to, block + BLOCK);
      int p = 0;
      for (; p + 3 <= k; p += 3) {
        if (transposed) {
          addColumns(c, block, end, a, b, p, n);
        } else {
          addRows(c, block, end, a, b, p, n);
        }
      }
      for (; p < k; p++) {
        for (int r = block; r < end; r++) {
          add(c[r], transposed ? a[p][r] : a[r][p], b[p], n);
        }
      }
    }
  }

  /** Terms p, p + 1 and p + 2 of a block. */
  private static void addRows(
      double[][] c, int from, int to, double[][] a, double[][] b, int p, int n) {
    int r = from;
    for (; r + 2 <= to; r += 2) {
      double[] s = a[r];
      double[] t = a[r + 1];
      add(
          c[r], s[p], s[p + 1], s[p + 2], c[r + 1], t[p], t[p + 1], t[p + 2], b[p], b[p + 1],
          b[p + 2], n);
    }
    if (r < to) {
      for (int q = p; q < p + 3; q++) {
        add(c[r], a[r][q], b[q], n);
      }
    }
  }

  /** The same where A is given as Aᵀ. */
  private static void addColumns(
      double[][] c, int from, int to, double[][] a, double[][] b, int p, int n) {
    double[] s = a[p];
    double[] t = a[p + 1];
    double[] u = a[p + 2];
    int r = from;
    for (; r + 2 <= to; r += 2) {
      add(
          c[r], s[r], t[r], u[r], c[r + 1], s[r + 1], t[r + 1], u[r + 1], b[p], b[p + 1], b[p + 2],
          n);
    }
    if (r < to) {
      for (int q = p; q < p + 3; q++) {
        add(c[r], a[q][r], b[q], n);
      }
    }
  }

  /**
   * c ← c + s₀·b₀ + s₁·b₁ + s₂·b₂, d ← d + t₀·b₀ + t₁·b₁ + t₂·b₂; {@code c}, {@code d} modified.
   */
  private static void add(
      double[] c,
      double s0,
      double s1,
      double s2,
      double[] d,
      double t0,
      double t1,
      double t2,
      double[] b0,
      double[] b1,
      double[] b2,
      int n) {
    for (int j = 0; j < n; j++) {
      double x0 = b0[j];
      double x1 = b1[j];
      double x2 = b2[j];
      c[j] = c[j] + s0 * x0 + s1 * x1 + s2 * x2;
      d[j] = d[j] + t0 * x0 + t1 * x1 + t2 * x2;
    }
  }

  /** c ← c + s·b; {@code c} modified. */
  static void add(double[] c, double s, double[] b, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = c[j] + s * b[j];
    }
  }
}
