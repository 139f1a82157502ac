package dev.gradtwin.handrolled;

/** The rectifier. */
final class Relu implements ActivationFunction {
  /** a = max(0, z); NaN stays NaN. */
  @Override
  public void forward(double[] z, double[] a, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      a[k] = Math.max(0.0, z[k]);
    }
  }

  /** dz = da where z &gt; 0, else 0; the kink at 0 has slope 0, as in DL4J. */
  @Override
  public void backward(double[] z, double[] a, double[] da, double[] dz, int rows, int units) {
    for (int k = 0; k < rows * units; k++) {
      dz[k] = z[k] > 0.0 ? da[k] : 0.0;
    }
  }
}
