package dev.gradtwin.train;

import java.util.Arrays;

/**
 * The examples of one step, row-major in flat arrays. A trainer reads them and modifies nothing;
 * the arrays may hold other examples after the next call of {@link Batches#next()}.
 */
public final class Batch {
  private final int rows;
  private final double[] inputs;
  private final double[] targets;

  /**
   * A batch over arrays that are not copied.
   *
   * @param rows N, the number of examples
   * @param inputs X, of shape [N, nIn]
   * @param targets Y, of shape [N, nOut]
   */
  public Batch(int rows, double[] inputs, double[] targets) {
    this.rows = rows;
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * The number of examples.
   *
   * @return N
   */
  public int rows() {
    return rows;
  }

  /**
   * The inputs.
   *
   * @return X, of shape [N, nIn], the array itself
   */
  public double[] inputs() {
    return inputs;
  }

  /**
   * The targets.
   *
   * @return Y, of shape [N, nOut], the array itself
   */
  public double[] targets() {
    return targets;
  }

  /**
   * The inputs, in rows.
   *
   * @return X, N rows of nIn numbers, a copy
   */
  public double[][] inputRows() {
    return rowsOf(inputs);
  }

  /**
   * The targets, in rows.
   *
   * @return Y, N rows of nOut numbers, a copy
   */
  public double[][] targetRows() {
    return rowsOf(targets);
  }

  private double[][] rowsOf(double[] values) {
    int width = values.length / rows;
    double[][] result = new double[rows][];
    for (int n = 0; n < rows; n++) {
      result[n] = Arrays.copyOfRange(values, n * width, (n + 1) * width);
    }
    return result;
  }

  /**
   * The same examples, in arrays that stay as they are.
   *
   * @return a copy
   */
  public Batch copy() {
    return new Batch(rows, inputs.clone(), targets.clone());
  }
}
