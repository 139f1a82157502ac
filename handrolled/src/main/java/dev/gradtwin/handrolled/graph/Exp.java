package dev.gradtwin.handrolled.graph;

/** c = eᵃ. Backward: da += dc·c, since the exponential is its own derivative. */
final class Exp extends Function {
  Exp(Node a) {
    super(a);
  }

  /** eᵃ. */
  @Override
  double f(double a) {
    return Math.exp(a);
  }

  /** eᵃ. */
  @Override
  double slope(double a, double c) {
    return c;
  }
}
