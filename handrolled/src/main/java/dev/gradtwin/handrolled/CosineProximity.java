package dev.gradtwin.handrolled;

/** The negative cosine of the angle between outputs and targets; a norm is at least ε. */
final class CosineProximity implements LossFunction {
  private final double epsilon;

  CosineProximity(double epsilon) {
    this.epsilon = epsilon;
  }

  /** ℓ = −Σⱼ yⱼŷⱼ / (‖y‖·‖ŷ‖). */
  @Override
  public double forward(double[] yHat, double[] y, int from, int units) {
    double norms = norm(yHat, from, units) * norm(y, from, units);
    return -dot(yHat, y, from, units) / norms;
  }

  /**
   * dŷⱼ = −scale · (yⱼ − ŷⱼ·Σₖ yₖŷₖ/‖ŷ‖²) / (‖y‖·‖ŷ‖), since ∂(1/‖ŷ‖)/∂ŷⱼ = −ŷⱼ/‖ŷ‖³; where ε
   * stands for ‖ŷ‖ nothing depends on it, and dŷⱼ = −scale · yⱼ/(‖y‖·ε).
   */
  @Override
  public void backward(
      double[] yHat, double[] y, double[] dyHat, int from, int units, double scale) {
    double n = norm(yHat, from, units);
    double ny = norm(y, from, units);
    double turned = n > epsilon ? dot(yHat, y, from, units) / (n * n) : 0.0;
    for (int j = from; j < from + units; j++) {
      dyHat[j] = -scale * ((y[j] - yHat[j] * turned) / (ny * n));
    }
  }

  private double norm(double[] values, int from, int units) {
    return Math.max(epsilon, Math.sqrt(dot(values, values, from, units)));
  }

  private static double dot(double[] p, double[] q, int from, int units) {
    double sum = 0.0;
    for (int j = from; j < from + units; j++) {
      sum += p[j] * q[j];
    }
    return sum;
  }
}
