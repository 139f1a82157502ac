package dev.gradtwin.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The examples of one step, row-major in flat arrays. A trainer reads them and modifies nothing;
 * the arrays may hold other examples after the next call of {@link Batches#next()}.
 */
public final class Batch {
  private static final double[] NONE = {};

  private final int rows;
  private final double[] inputs;
  private final double[] targets;
  private final double[] mask;
  private final double[][] dropout;

  /**
   * A batch over arrays that are not copied.
   *
   * @param rows N, the number of examples
   * @param inputs X, of shape [N, nIn]
   * @param targets Y, of shape [N, nOut]
   */
  public Batch(int rows, double[] inputs, double[] targets) {
    this(rows, inputs, targets, new double[0], new double[0][]);
  }

  /**
   * A batch over arrays that are not copied.
   *
   * @param rows N, the number of examples
   * @param inputs X, of shape [N, nIn]
   * @param targets Y, of shape [N, nOut]
   * @param mask what the loss of each example is multiplied by; empty for 1
   * @param dropout what enters each layer is multiplied by, [N, nIn of the layer]; empty for none,
   *     and for a layer without
   */
  public Batch(int rows, double[] inputs, double[] targets, double[] mask, double[]... dropout) {
    this.rows = rows;
    this.inputs = inputs;
    this.targets = targets;
    this.mask = mask;
    this.dropout = dropout;
  }

  /**
   * Whether an example counts: one that does not adds 0 to the loss and to every gradient, whatever
   * the network outputs for it.
   *
   * @param row from 0
   * @return false where the mask is 0
   */
  public boolean counts(int row) {
    return mask.length == 0 || mask[row] != 0;
  }

  /**
   * What the losses are multiplied by.
   *
   * @return one number for each example, the array itself; empty where all count
   */
  public double[] mask() {
    return mask;
  }

  /**
   * What the inputs of a layer are multiplied by in training: 0 or 1/p.
   *
   * @param layer from 0
   * @return of shape [N, nIn of the layer], the array itself; empty for a layer without dropout
   */
  public double[] dropout(int layer) {
    return layer < dropout.length ? dropout[layer] : NONE;
  }

  /**
   * The layers whose inputs are dropped in part.
   *
   * @return their numbers, from 0
   */
  public List<Integer> layersWithDropout() {
    return IntStream.range(0, dropout.length).filter(k -> dropout[k].length > 0).boxed().toList();
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
    double[][] copies = dropout.clone();
    for (int k = 0; k < copies.length; k++) {
      copies[k] = copies[k].clone();
    }
    return new Batch(rows, inputs.clone(), targets.clone(), mask.clone(), copies);
  }
}
