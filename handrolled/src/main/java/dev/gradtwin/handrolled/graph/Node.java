package dev.gradtwin.handrolled.graph;

/**
 * A value in a graph, and the derivative of the output with respect to it.
 *
 * <p>A value that is used twice, a branch, gets a gradient from each of its uses; they add up,
 * since the output depends on it along both ways. So every {@link #backward} adds to the gradients
 * of what it was computed from, and sets none.
 */
abstract class Node {
  final Matrix value;

  /** ∂output/∂value, as large as the value. */
  final Matrix gradient;

  Node(int rows, int columns) {
    value = new Matrix(rows, columns);
    gradient = new Matrix(rows, columns);
  }

  /** Computes {@link #value} from those of its operands. */
  abstract void forward();

  /** Adds what follows from {@link #gradient} to the gradients of its operands. */
  abstract void backward();
}
