package dev.gradtwin.spec;

import java.util.Arrays;
import java.util.Locale;

/**
 * Examples as rows: inputs X of shape [rows, nIn] and targets Y of shape [rows, nOut].
 *
 * @param inputs X; copied in and out
 * @param targets Y, with as many rows; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, and compared by content
public record Dataset(double[][] inputs, double[][] targets) {
  /**
   * Checks and copies both arrays.
   *
   * @throws SpecException if there is no row, a row is ragged, a number is not finite, or the row
   *     counts differ
   */
  public Dataset {
    Require.matrix("inputs", inputs);
    Require.matrix("targets", targets);
    if (inputs.length != targets.length) {
      throw SpecException.of(
          "targets",
          String.format(Locale.ROOT, "%,d rows, as inputs has", inputs.length),
          targets.length);
    }
    inputs = Require.copy(inputs);
    targets = Require.copy(targets);
  }

  @Override
  public double[][] inputs() {
    return Require.copy(inputs);
  }

  @Override
  public double[][] targets() {
    return Require.copy(targets);
  }

  /**
   * The number of examples.
   *
   * @return rows of X and of Y
   */
  public int rows() {
    return inputs.length;
  }

  /**
   * The width of an example.
   *
   * @return columns of X
   */
  public int inputCount() {
    return inputs[0].length;
  }

  /**
   * The width of a target.
   *
   * @return columns of Y
   */
  public int targetCount() {
    return targets[0].length;
  }

  /**
   * Writes one example into flat row-major buffers.
   *
   * @param row which example
   * @param x receives the inputs from {@code at * nIn} on; modified
   * @param y receives the targets from {@code at * nOut} on; modified
   * @param at the row of the buffers to write
   */
  public void copyRow(int row, double[] x, double[] y, int at) {
    System.arraycopy(inputs[row], 0, x, at * inputCount(), inputCount());
    System.arraycopy(targets[row], 0, y, at * targetCount(), targetCount());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset that
        && Arrays.deepEquals(inputs, that.inputs)
        && Arrays.deepEquals(targets, that.targets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(inputs) + Arrays.deepHashCode(targets);
  }

  @Override
  public String toString() {
    return "Dataset["
        + rows()
        + " rows, "
        + inputCount()
        + " inputs, "
        + targetCount()
        + " targets]";
  }
}
