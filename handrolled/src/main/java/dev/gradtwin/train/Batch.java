package dev.gradtwin.train;

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
   * The same examples, in arrays that stay as they are.
   *
   * @return a copy
   */
  public Batch copy() {
    return new Batch(rows, inputs.clone(), targets.clone());
  }
}
