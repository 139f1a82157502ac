package dev.gradtwin.handrolled.graph;

/** c = a/b. Backward: da += dc/b, db −= dc·a/b². */
final class Divide extends Elementwise {
  Divide(Node a, Node b) {
    super(a, b);
  }

  /** a/b. */
  @Override
  double f(double a, double b) {
    return a / b;
  }

  /** 1/b. */
  @Override
  double byA(double a, double b) {
    return 1.0 / b;
  }

  /** −a/b². */
  @Override
  double byB(double a, double b) {
    return -a / (b * b);
  }
}
