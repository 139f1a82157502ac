package dev.gradtwin.compare.benchmark;

import java.util.Random;

/**
 * Chainer, {@code chainer/gradient_check.py}, {@code check_backward(func, x_data, y_grad, params,
 * eps=1e-3, atol=1e-5, rtol=1e-4)}: one direction of unit length, (L(θ + εr) − L(θ − εr))/2ε
 * against ⟨g, r⟩; {@code numpy.testing.assert_allclose}, relative to ⟨g, r⟩.
 */
final class ChainerCheckBackward implements GradientChecker {
  private static final double EPS = 1e-3;
  private static final double ATOL = 1e-5;
  private static final double RTOL = 1e-4;

  @Override
  public String name() {
    return "Chainer check_backward";
  }

  @Override
  public boolean accepts(GradientCase c) {
    Random random = new Random(0);
    double[] direction = new double[c.gradient().length];
    double squares = 0;
    for (int k = 0; k < direction.length; k++) {
      direction[k] = random.nextGaussian();
      squares += direction[k] * direction[k];
    }
    double product = 0;
    for (int k = 0; k < direction.length; k++) {
      direction[k] /= Math.sqrt(squares);
      product += c.gradient()[k] * direction[k];
    }
    double numerical = (c.along(direction, EPS) - c.along(direction, -EPS)) / (2 * EPS);
    return Math.abs(numerical - product) <= ATOL + RTOL * Math.abs(product);
  }
}
