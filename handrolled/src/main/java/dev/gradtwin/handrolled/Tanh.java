package dev.gradtwin.handrolled;

/** The hyperbolic tangent. */
final class Tanh implements ActivationFunction {
  /** a = tanh z. */
  @Override
  public void forward(double[] z, double[] a, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      a[k] = Math.tanh(z[k]);
    }
  }

  /** dz = da · (1 − a²), since tanh′ = 1 − tanh². */
  @Override
  public void backward(double[] z, double[] a, double[] da, double[] dz, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      dz[k] = da[k] * (1.0 - a[k] * a[k]);
    }
  }
}
