package dev.gradtwin.handrolled.graph;

/** c = scale · Σ a, [1, 1]: the sum, or the mean. Backward: every element gets scale · dc. */
final class Sum extends Node {
  private final Node a;
  private final double scale;

  private Sum(Node a, double scale) {
    super(1, 1);
    this.a = a;
    this.scale = scale;
  }

  static Sum of(Node a) {
    return new Sum(a, 1.0);
  }

  static Sum mean(Node a) {
    return new Sum(a, 1.0 / a.value.values.length);
  }

  /** c = scale · Σ a. */
  @Override
  void forward() {
    double sum = 0.0;
    for (double each : a.value.values) {
      sum += each;
    }
    value.values[0] = scale * sum;
  }

  /** da += scale · dc. */
  @Override
  void backward() {
    for (int k = 0; k < a.gradient.values.length; k++) {
      a.gradient.values[k] += scale * gradient.values[0];
    }
  }
}
