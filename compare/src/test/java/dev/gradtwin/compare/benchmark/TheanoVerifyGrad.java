package dev.gradtwin.compare.benchmark;

/**
 * Theano 1.0, {@code theano/gradient.py}, {@code verify_grad} with {@code numeric_grad}: one-sided
 * differences of 1e-7 in float64; an element fails where its absolute error is beyond {@code
 * abs_tol} and its relative error, |a − n| / max(|a| + |n|, 1e-8), beyond {@code rel_tol}, both
 * 1e-4 in float64. Its random projection of the output, for a scalar a factor between 0.5 and 1.5
 * on both sides, is left out.
 */
final class TheanoVerifyGrad implements GradientChecker {
  private static final double EPS = 1e-7;
  private static final double TOLERANCE = 1e-4;
  private static final double SMALLEST = 1e-8;

  @Override
  public String name() {
    return "Theano verify_grad";
  }

  @Override
  public boolean accepts(GradientCase c) {
    double here = c.loss().applyAsDouble(c.theta());
    for (int k = 0; k < c.gradient().length; k++) {
      double a = c.gradient()[k];
      double n = (c.beside(k, EPS) - here) / EPS;
      double absolute = Math.abs(a - n);
      double relative = absolute / Math.max(Math.abs(a) + Math.abs(n), SMALLEST);
      if (absolute > TOLERANCE && relative > TOLERANCE) {
        return false;
      }
    }
    return true;
  }
}
