package dev.gradtwin.compare.benchmark;

/**
 * PyTorch 2, {@code torch/autograd/gradcheck.py}, {@code gradcheck(func, inputs, eps=1e-6,
 * atol=1e-5, rtol=1e-3, nondet_tol=0.0)}, slow mode: every element of the analytical Jacobian a
 * against the central difference n, |a − n| ≤ atol + rtol·|n| ({@code torch.allclose(a, n, rtol,
 * atol)}), and a second backward pass has to give the same.
 */
final class TorchGradcheck implements GradientChecker {
  private static final double EPS = 1e-6;
  private static final double ATOL = 1e-5;
  private static final double RTOL = 1e-3;

  @Override
  public String name() {
    return "PyTorch gradcheck";
  }

  @Override
  public boolean accepts(GradientCase c) {
    for (int k = 0; k < c.gradient().length; k++) {
      double a = c.gradient()[k];
      double n = c.central(k, EPS);
      if (!(Math.abs(a - n) <= ATOL + RTOL * Math.abs(n)) || a != c.again()[k]) {
        return false;
      }
    }
    return true;
  }
}
