package dev.gradtwin.compare.benchmark;

/**
 * ND4J 1.0.0-M2.1, {@code org.nd4j.autodiff.validation.GradCheckUtil.checkGradients}, by which
 * {@code OpValidation} checks: central differences, {@code DEFAULT_EPS = 1e-5}, {@code
 * DEFAULT_MAX_REL_ERROR = 1e-5} of |a| + |n|, {@code DEFAULT_MIN_ABS_ERROR = 1e-6}. Where either
 * side is exactly 0 the relative error counts as 0, so that a missing gradient passes.
 */
final class Nd4jGradCheck implements GradientChecker {
  private static final double EPS = 1e-5;
  private static final double MAX_RELATIVE = 1e-5;
  private static final double MIN_ABSOLUTE = 1e-6;

  @Override
  public String name() {
    return "ND4J GradCheckUtil";
  }

  @Override
  public boolean accepts(GradientCase c) {
    for (int k = 0; k < c.gradient().length; k++) {
      double a = c.gradient()[k];
      double n = c.central(k, EPS);
      double absolute = Math.abs(a - n);
      double relative = a == 0 || n == 0 ? 0 : absolute / (Math.abs(a) + Math.abs(n));
      if (!(relative <= MAX_RELATIVE) && !(absolute < MIN_ABSOLUTE)) {
        return false;
      }
    }
    return true;
  }
}
