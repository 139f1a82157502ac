package dev.gradtwin.handrolled.graph;

/** c = tanh a. Backward: da += dc·(1 − c²). */
final class Tanh extends Function {
  Tanh(Node a) {
    super(a);
  }

  /** tanh a. */
  @Override
  double f(double a) {
    return Math.tanh(a);
  }

  /** 1 − c². */
  @Override
  double slope(double a, double c) {
    return 1.0 - c * c;
  }
}
