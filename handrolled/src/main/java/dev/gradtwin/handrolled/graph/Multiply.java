package dev.gradtwin.handrolled.graph;

/** c = a·b. Backward, the operands swap and multiply: da += dc·b, db += dc·a. */
final class Multiply extends Elementwise {
  Multiply(Node a, Node b) {
    super(a, b);
  }

  /** a·b. */
  @Override
  double f(double a, double b) {
    return a * b;
  }

  /** b. */
  @Override
  double byA(double a, double b) {
    return b;
  }

  /** a. */
  @Override
  double byB(double a, double b) {
    return a;
  }
}
