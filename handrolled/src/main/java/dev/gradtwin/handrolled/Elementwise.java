package dev.gradtwin.handrolled;

/** An activation of one element at a time: a function and its derivative, side by side. */
abstract class Elementwise implements ActivationFunction {
  /** f(z). */
  abstract double f(double z);

  /** f′(z); {@code a} is f(z). */
  abstract double slope(double z, double a);

  /** a = f(z). */
  @Override
  public final void forward(double[] z, double[] a, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      a[k] = f(z[k]);
    }
  }

  /** dz = da · f′(z). */
  @Override
  public final void backward(
      double[] z, double[] a, double[] da, double[] dz, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      dz[k] = da[k] * slope(z[k], a[k]);
    }
  }

  /** σ(z) = 1 / (1 + e⁻ᶻ). */
  static double sigmoid(double z) {
    return 1.0 / (1.0 + Math.exp(-z));
  }
}
