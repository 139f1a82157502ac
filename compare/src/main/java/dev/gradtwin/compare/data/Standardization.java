package dev.gradtwin.compare.data;

import java.util.Arrays;

/** x ← (x − mean)/deviation, the deviation over all N rows (divided by N). */
final class Standardization {
  private Standardization() {}

  /** Replaces a column; one that is constant has no deviation and is refused. */
  static void apply(Files.Content content, String name, double[] column) {
    double mean = Arrays.stream(column).average().orElseThrow();
    double variance =
        Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    if (!(variance > 0) || !Double.isFinite(variance)) {
      throw content.because(
          name + ": expected a column that varies, to be standardized, found one that does not");
    }
    double deviation = Math.sqrt(variance);
    for (int n = 0; n < column.length; n++) {
      column[n] = (column[n] - mean) / deviation;
    }
  }
}
