package dev.gradtwin.handrolled.graph;

/** c = max(0, a). Backward: da += dc where a &gt; 0; at the kink 0 nothing. */
final class Relu extends Function {
  Relu(Node a) {
    super(a);
  }

  /** max(0, a). */
  @Override
  double f(double a) {
    return Math.max(0.0, a);
  }

  /** 1 where a &gt; 0, else 0. */
  @Override
  double slope(double a, double c) {
    return a > 0.0 ? 1.0 : 0.0;
  }
}
