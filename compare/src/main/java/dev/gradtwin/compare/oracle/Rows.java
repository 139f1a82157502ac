package dev.gradtwin.compare.oracle;

/**
 * A matrix, or its transpose, copied into an array for each row: a compiler makes vector
 * instructions of loops over arrays that all start at 0, and of no others.
 */
final class Rows {
  private double[][] rows = {};

  /** Copies so many rows of a width. */
  void set(double[] matrix, int from, int count, int width) {
    makeRoom(count, width);
    for (int n = 0; n < count; n++) {
      System.arraycopy(matrix, from + n * width, rows[n], 0, width);
    }
  }

  /** Copies the transpose of so many rows of a width. */
  void setTransposed(double[] matrix, int from, int count, int width) {
    makeRoom(width, count);
    for (int n = 0; n < count; n++) {
      for (int j = 0; j < width; j++) {
        rows[j][n] = matrix[from + n * width + j];
      }
    }
  }

  /** Makes room for so many rows of a width; what they held is lost where it was too small. */
  void makeRoom(int count, int width) {
    int known = rows.length == 0 ? 0 : rows[0].length;
    if (rows.length < count || known < width) {
      rows = new double[Math.max(rows.length, count)][Math.max(known, width)];
    }
  }

  /** A row, the buffer itself. */
  double[] row(int n) {
    return rows[n];
  }

  /** y += c·x, for n elements of both; {@code y} modified. */
  static void addTimes(double[] y, double c, double[] x, int n) {
    for (int j = 0; j < n; j++) {
      y[j] += c * x[j];
    }
  }

  /** y += c·x and ey += e·|x|, for n elements; {@code y} and {@code ey} modified. */
  static void addTimes(double[] y, double[] ey, double c, double e, double[] x, int n) {
    for (int j = 0; j < n; j++) {
      y[j] += c * x[j];
      ey[j] += e * Math.abs(x[j]);
    }
  }

  /** Whether n elements are finite. */
  static boolean areFinite(double[] x, int from, int n) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += 0 * x[from + j];
    }
    return sum == 0;
  }
}
