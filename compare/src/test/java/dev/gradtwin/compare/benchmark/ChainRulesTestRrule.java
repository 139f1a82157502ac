package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.ParameterLayout.Tensor;

/**
 * ChainRulesTestUtils.jl 1, {@code src/testers.jl}, {@code test_rrule(f, args...; rtol=1e-9,
 * atol=1e-9, fdm=central_fdm(5, 1; max_range=1e-2))}: each argument's gradient a against the
 * numerical n by Julia's {@code isapprox}, ‖a − n‖ ≤ max(atol, rtol·max(‖a‖, ‖n‖)) in the 2-norm of
 * the whole tensor; derivatives by {@link FiniteDifferences}.
 */
final class ChainRulesTestRrule implements GradientChecker {
  private static final double TOLERANCE = 1e-9;

  @Override
  public String name() {
    return "ChainRules test_rrule";
  }

  @Override
  public boolean accepts(GradientCase c) {
    for (Tensor tensor : c.tensors()) {
      double apart = 0;
      double analytical = 0;
      double numerical = 0;
      for (int k = tensor.offset(); k < tensor.offset() + tensor.size(); k++) {
        int parameter = k;
        double a = c.gradient()[k];
        double n = FiniteDifferences.derivative(s -> c.beside(parameter, s));
        apart += (a - n) * (a - n);
        analytical += a * a;
        numerical += n * n;
      }
      double norm = Math.sqrt(Math.max(analytical, numerical));
      if (!(Math.sqrt(apart) <= Math.max(TOLERANCE, TOLERANCE * norm))) {
        return false;
      }
    }
    return true;
  }
}
