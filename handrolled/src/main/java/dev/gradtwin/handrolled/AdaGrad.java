package dev.gradtwin.handrolled;

import java.util.Arrays;

/** A rate that shrinks with the sum of all squared gradients. */
final class AdaGrad implements Updater {
  private final double epsilon;
  private final double initial;
  private final double[] h;

  AdaGrad(double epsilon, double initial, int size) {
    this.epsilon = epsilon;
    this.initial = initial;
    h = new double[size];
  }

  @Override
  public void reset() {
    Arrays.fill(h, initial);
  }

  /** h ← h + g², u = η·g/(√h + ε). */
  @Override
  public void step(double[] g, double eta, long t) {
    for (int k = 0; k < g.length; k++) {
      h[k] += g[k] * g[k];
      g[k] = eta * g[k] / (Math.sqrt(h[k]) + epsilon);
    }
  }
}
