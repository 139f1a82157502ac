package dev.gradtwin.handrolled.graph;

/** c = aᵇ, a &gt; 0. Backward: da += dc·b·aᵇ⁻¹, db += dc·aᵇ·ln a. */
final class Power extends Elementwise {
  Power(Node a, Node b) {
    super(a, b);
  }

  /** aᵇ. */
  @Override
  double f(double a, double b) {
    return Math.pow(a, b);
  }

  /** b·aᵇ⁻¹. */
  @Override
  double byA(double a, double b) {
    return b * Math.pow(a, b - 1.0);
  }

  /** aᵇ·ln a. */
  @Override
  double byB(double a, double b) {
    return Math.pow(a, b) * Math.log(a);
  }
}
