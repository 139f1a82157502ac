package dev.gradtwin.handrolled;

/** The tutorial's loss. */
final class HalfSquaredError implements LossFunction {
  /** Σₙ ½ Σⱼ (ŷⱼ − yⱼ)². */
  @Override
  public double forward(double[] yHat, double[] y, int rows, int units) {
    double sum = 0.0;
    for (int k = 0; k < rows * units; k++) {
      double error = yHat[k] - y[k];
      sum += error * error;
    }
    return 0.5 * sum;
  }

  /** dŷ = scale · (ŷ − y). */
  @Override
  public void backward(
      double[] yHat, double[] y, double[] dyHat, int rows, int units, double scale) {
    for (int k = 0; k < rows * units; k++) {
      dyHat[k] = scale * (yHat[k] - y[k]);
    }
  }
}
