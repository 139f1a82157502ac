package dev.gradtwin.compare.benchmark;

import java.util.Random;

/**
 * JAX 0.4, {@code jax/_src/public_test_util.py}, {@code check_grads(f, args, order=1,
 * modes=["rev"])}, which is {@code check_vjp}: one direction t ~ N(0, 1)ⁿ and one cotangent c ~
 * N(0, 1), ⟨t, c·g⟩ against c·(L(θ + εt) − L(θ − εt))/2ε with {@code EPS = 1e-4}; {@code
 * numpy.testing.assert_allclose} with {@code default_gradient_tolerance} of float64, 1e-5, absolute
 * and relative to the numerical side. Mode "fwd" needs a JVP, which these programs have not.
 */
final class JaxCheckGrads implements GradientChecker {
  private static final double EPS = 1e-4;
  private static final double TOLERANCE = 1e-5;

  @Override
  public String name() {
    return "JAX check_grads";
  }

  @Override
  public boolean accepts(GradientCase c) {
    Random random = new Random(0);
    double[] tangent = new double[c.gradient().length];
    for (int k = 0; k < tangent.length; k++) {
      tangent[k] = random.nextGaussian();
    }
    double cotangent = random.nextGaussian();
    double numerical = (c.along(tangent, EPS) - c.along(tangent, -EPS)) * (0.5 / EPS);
    double product = 0;
    for (int k = 0; k < tangent.length; k++) {
      product += tangent[k] * (cotangent * c.gradient()[k]);
    }
    double expected = numerical * cotangent;
    return Math.abs(product - expected) <= TOLERANCE + TOLERANCE * Math.abs(expected);
  }
}
