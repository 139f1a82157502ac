package dev.gradtwin.handrolled.graph;

/** c = f(a, b) of every two elements, where a single row or column of either is repeated. */
abstract class Elementwise extends Node {
  private final Node a;
  private final Node b;

  Elementwise(Node a, Node b) {
    super(Math.max(a.value.rows, b.value.rows), Math.max(a.value.columns, b.value.columns));
    this.a = a;
    this.b = b;
  }

  /** f(a, b). */
  abstract double f(double a, double b);

  /** ∂f/∂a. */
  abstract double byA(double a, double b);

  /** ∂f/∂b. */
  abstract double byB(double a, double b);

  /** c = f(a, b). */
  @Override
  final void forward() {
    for (int i = 0; i < value.rows; i++) {
      for (int j = 0; j < value.columns; j++) {
        double left = a.value.values[a.value.stretched(i, j)];
        double right = b.value.values[b.value.stretched(i, j)];
        value.values[i * value.columns + j] = f(left, right);
      }
    }
  }

  /**
   * da += dc ⊙ ∂f/∂a, db += dc ⊙ ∂f/∂b; an element that was repeated gets the sum over its
   * repetitions.
   */
  @Override
  final void backward() {
    for (int i = 0; i < value.rows; i++) {
      for (int j = 0; j < value.columns; j++) {
        int atA = a.value.stretched(i, j);
        int atB = b.value.stretched(i, j);
        double left = a.value.values[atA];
        double right = b.value.values[atB];
        double dc = gradient.at(i, j);
        a.gradient.values[atA] += dc * byA(left, right);
        b.gradient.values[atB] += dc * byB(left, right);
      }
    }
  }
}
