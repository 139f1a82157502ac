package dev.gradtwin.handrolled;

/** No activation: a linear layer. */
final class Identity implements ActivationFunction {
  /** a = z. */
  @Override
  public void forward(double[] z, double[] a, int rows, int units) {
    System.arraycopy(z, 0, a, 0, rows * units);
  }

  /** dz = da. */
  @Override
  public void backward(double[] z, double[] a, double[] da, double[] dz, int rows, int units) {
    System.arraycopy(da, 0, dz, 0, rows * units);
  }
}
