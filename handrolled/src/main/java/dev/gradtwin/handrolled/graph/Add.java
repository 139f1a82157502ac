package dev.gradtwin.handrolled.graph;

/** c = a + b. Backward, the gradient passes through: da += dc, db += dc. */
final class Add extends Elementwise {
  Add(Node a, Node b) {
    super(a, b);
  }

  /** a + b. */
  @Override
  double f(double a, double b) {
    return a + b;
  }

  /** 1. */
  @Override
  double byA(double a, double b) {
    return 1.0;
  }

  /** 1. */
  @Override
  double byB(double a, double b) {
    return 1.0;
  }
}
