package dev.gradtwin.handrolled;

import java.util.Arrays;

/** A rate that shrinks with the running mean of the squared gradients. */
final class RmsProp implements Updater {
  private final double rho;
  private final double epsilon;
  private final double initial;
  private final double[] h;

  RmsProp(double rho, double epsilon, double initial, int size) {
    this.rho = rho;
    this.epsilon = epsilon;
    this.initial = initial;
    h = new double[size];
  }

  @Override
  public void reset() {
    Arrays.fill(h, initial);
  }

  /** h ← ρ·h + (1 − ρ)·g², u = η·g/(√h + ε). */
  @Override
  public void step(double[] g, double eta, long t) {
    for (int k = 0; k < g.length; k++) {
      h[k] = rho * h[k] + (1.0 - rho) * (g[k] * g[k]);
      g[k] = eta * g[k] / (Math.sqrt(h[k]) + epsilon);
    }
  }
}
