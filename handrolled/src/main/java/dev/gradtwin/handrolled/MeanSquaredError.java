package dev.gradtwin.handrolled;

/** The squared error, averaged over the outputs of an example. */
final class MeanSquaredError implements LossFunction {
  /** Σₙ (1/nOut) Σⱼ (ŷⱼ − yⱼ)². */
  @Override
  public double forward(double[] yHat, double[] y, int rows, int units) {
    double sum = 0.0;
    for (int k = 0; k < rows * units; k++) {
      double error = yHat[k] - y[k];
      sum += error * error;
    }
    return sum / units;
  }

  /** dŷ = scale · (2/nOut)(ŷ − y). */
  @Override
  public void backward(
      double[] yHat, double[] y, double[] dyHat, int rows, int units, double scale) {
    double factor = scale * 2.0 / units;
    for (int k = 0; k < rows * units; k++) {
      dyHat[k] = factor * (yHat[k] - y[k]);
    }
  }
}
