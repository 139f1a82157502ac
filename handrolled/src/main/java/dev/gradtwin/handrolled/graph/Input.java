package dev.gradtwin.handrolled.graph;

/** A value that is given. */
final class Input extends Node {
  Input(double[]... rows) {
    super(rows.length, rows[0].length);
    System.arraycopy(Matrix.of(rows).values, 0, value.values, 0, value.values.length);
  }

  /** Nothing to compute. */
  @Override
  void forward() {}

  /** Nowhere to go on to. */
  @Override
  void backward() {}
}
