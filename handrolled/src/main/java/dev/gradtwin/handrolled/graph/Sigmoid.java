package dev.gradtwin.handrolled.graph;

/** c = σ(a). Backward: da += dc·c(1 − c). */
final class Sigmoid extends Function {
  Sigmoid(Node a) {
    super(a);
  }

  /** 1/(1 + e⁻ᵃ). */
  @Override
  double f(double a) {
    return 1.0 / (1.0 + Math.exp(-a));
  }

  /** c(1 − c). */
  @Override
  double slope(double a, double c) {
    return c * (1.0 - c);
  }
}
