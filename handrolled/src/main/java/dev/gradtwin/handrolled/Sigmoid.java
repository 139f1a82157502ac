package dev.gradtwin.handrolled;

/** The logistic function. */
final class Sigmoid implements ActivationFunction {
  /** a = 1 / (1 + e⁻ᶻ). */
  @Override
  public void forward(double[] z, double[] a, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      a[k] = 1.0 / (1.0 + Math.exp(-z[k]));
    }
  }

  /** dz = da · a(1 − a), since f′(z) = e⁻ᶻ/(1 + e⁻ᶻ)² = f(z)·(1 − f(z)). */
  @Override
  public void backward(double[] z, double[] a, double[] da, double[] dz, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      dz[k] = da[k] * (a[k] * (1.0 - a[k]));
    }
  }
}
