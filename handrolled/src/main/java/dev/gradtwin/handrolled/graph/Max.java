package dev.gradtwin.handrolled.graph;

/**
 * c = max(a, b). Backward, the gradient goes to the larger one; to both where they are equal, as
 * SameDiff has it.
 */
final class Max extends Elementwise {
  Max(Node a, Node b) {
    super(a, b);
  }

  /** max(a, b). */
  @Override
  double f(double a, double b) {
    return Math.max(a, b);
  }

  /** 1 where a is the larger one, or both are equal. */
  @Override
  double byA(double a, double b) {
    return a >= b ? 1.0 : 0.0;
  }

  /** 1 where b is the larger one, or both are equal. */
  @Override
  double byB(double a, double b) {
    return b >= a ? 1.0 : 0.0;
  }
}
