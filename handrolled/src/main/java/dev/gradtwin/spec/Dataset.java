package dev.gradtwin.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Examples as rows: inputs X of shape [rows, nIn] and targets Y of shape [rows, nOut].
 *
 * @param inputs X; copied in and out
 * @param targets Y, with as many rows; copied in and out
 * @param mask what the loss of each example is multiplied by, 1 or 0 for an example that does not
 *     count; empty where all do; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, and compared by content
public record Dataset(double[][] inputs, double[][] targets, double[] mask) {
  /**
   * Checks and copies both arrays.
   *
   * @throws SpecException if there is no row, a row is ragged, a number is not finite, or the row
   *     counts differ, or if the mask has anything but a 0 or 1 for each
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
    requireMask(mask, inputs.length);
    inputs = Require.copy(inputs);
    targets = Require.copy(targets);
    mask = mask.clone();
  }

  /**
   * Examples that all count.
   *
   * @param inputs X; copied
   * @param targets Y, with as many rows; copied
   * @throws SpecException as for a mask of ones
   */
  public Dataset(double[][] inputs, double[][] targets) {
    this(inputs, targets, new double[0]);
  }

  private static void requireMask(double[] mask, int rows) {
    if (mask.length > 0 && mask.length != rows) {
      throw SpecException.of("mask", Require.numbers(rows) + ", one for each row", mask.length);
    }
    for (int n = 0; n < mask.length; n++) {
      if (mask[n] != 0 && mask[n] != 1) {
        throw SpecException.of("mask[" + n + "]", "0 or 1", mask[n]);
      }
    }
  }

  @Override
  public double[] mask() {
    return mask.clone();
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
   * Whether an example counts.
   *
   * @param row from 0
   * @return false where the mask is 0
   */
  public boolean counts(int row) {
    return mask.length == 0 || mask[row] != 0;
  }

  /**
   * The number of examples that count.
   *
   * @return at most {@link #rows()}
   */
  public int counted() {
    return (int) IntStream.range(0, rows()).filter(this::counts).count();
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
   * Whether the targets are classes: several columns, and in every row one 1 and zeros.
   *
   * @return true for one-hot targets
   */
  public boolean isOneHot() {
    boolean several = targetCount() > 1;
    for (double[] row : targets) {
      int ones = 0;
      for (double value : row) {
        ones += value == 1 ? 1 : 0;
        several &= value == 0 || value == 1;
      }
      several &= ones == 1;
    }
    return several;
  }

  /**
   * Whether the targets of every row add up to 1, as probabilities do.
   *
   * @return true if so, but for rounding
   */
  public boolean targetsAddUpToOne() {
    return Arrays.stream(targets).allMatch(row -> Math.abs(Arrays.stream(row).sum() - 1) < 1e-12);
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
        && Arrays.deepEquals(targets, that.targets)
        && Arrays.equals(mask, that.mask);
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
