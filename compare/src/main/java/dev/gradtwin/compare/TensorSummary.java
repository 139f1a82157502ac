package dev.gradtwin.compare;

import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.Optional;

/**
 * A large tensor in few numbers.
 *
 * @param tensor its name
 * @param values how its elements are distributed
 * @param gradients how those of its gradient are; empty if it is not known
 * @param map the means of its blocks, at most 20 x 20
 */
@SuppressWarnings("ArrayRecordComponent") // made for this record, and read by writers only
public record TensorSummary(
    String tensor, Histogram values, Optional<Histogram> gradients, double[][] map) {
  private static final int BINS = 20;
  private static final int SIDE = 20;

  /**
   * A distribution.
   *
   * @param low the smallest finite element
   * @param high the largest
   * @param counts of equal intervals from low to high
   */
  @SuppressWarnings("ArrayRecordComponent") // made for this record, and read by writers only
  public record Histogram(double low, double high, int[] counts) {
    static Histogram of(double[] values, int from, int size) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int k = from; k < from + size; k++) {
        if (Double.isFinite(values[k])) {
          low = Math.min(low, values[k]);
          high = Math.max(high, values[k]);
        }
      }
      int[] counts = new int[BINS];
      for (int k = from; k < from + size; k++) {
        if (Double.isFinite(values[k])) {
          double place = high > low ? (values[k] - low) / (high - low) : 0;
          counts[(int) Math.min(BINS - 1, place * BINS)]++;
        }
      }
      return new Histogram(low, high, counts);
    }
  }

  static TensorSummary of(Tensor t, double[] parameters, Optional<double[]> gradients) {
    return new TensorSummary(
        t.name(),
        Histogram.of(parameters, t.offset(), t.size()),
        gradients.map(g -> Histogram.of(g, t.offset(), t.size())),
        map(t, parameters));
  }

  private static double[][] map(Tensor t, double[] values) {
    int rows = Math.min(SIDE, t.rows());
    int columns = Math.min(SIDE, t.columns());
    double[][] sums = new double[rows][columns];
    int[][] counts = new int[rows][columns];
    for (int i = 0; i < t.rows(); i++) {
      int row = (int) ((long) i * rows / t.rows());
      for (int j = 0; j < t.columns(); j++) {
        int column = (int) ((long) j * columns / t.columns());
        sums[row][column] += values[t.offset() + i * t.columns() + j];
        counts[row][column]++;
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        sums[i][j] /= counts[i][j];
      }
    }
    return sums;
  }
}
