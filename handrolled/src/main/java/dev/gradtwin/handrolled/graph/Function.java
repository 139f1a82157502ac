package dev.gradtwin.handrolled.graph;

/** c = f(a) of every element. */
abstract class Function extends Node {
  private final Node a;

  Function(Node a) {
    super(a.value.rows, a.value.columns);
    this.a = a;
  }

  /** f(a). */
  abstract double f(double a);

  /** f′(a); {@code c} is f(a). */
  abstract double slope(double a, double c);

  /** c = f(a). */
  @Override
  final void forward() {
    for (int k = 0; k < value.values.length; k++) {
      value.values[k] = f(a.value.values[k]);
    }
  }

  /** da += dc ⊙ f′(a). */
  @Override
  final void backward() {
    for (int k = 0; k < value.values.length; k++) {
      a.gradient.values[k] += gradient.values[k] * slope(a.value.values[k], value.values[k]);
    }
  }
}
