package dev.gradtwin.handrolled;

import java.util.Arrays;

/** A rate that is the ratio of the sizes of earlier steps and gradients. */
final class AdaDelta implements Updater {
  private final double rho;
  private final double epsilon;
  private final double[] h;
  private final double[] d;

  AdaDelta(double rho, double epsilon, int size) {
    this.rho = rho;
    this.epsilon = epsilon;
    h = new double[size];
    d = new double[size];
  }

  @Override
  public void reset() {
    Arrays.fill(h, 0.0);
    Arrays.fill(d, 0.0);
  }

  /** h ← ρ·h + (1 − ρ)·g², u = g·√(d + ε)/√(h + ε), d ← ρ·d + (1 − ρ)·u². */
  @Override
  public void step(double[] g, double eta, long t) {
    for (int k = 0; k < g.length; k++) {
      h[k] = rho * h[k] + (1.0 - rho) * (g[k] * g[k]);
      g[k] = g[k] * (Math.sqrt(d[k] + epsilon) / Math.sqrt(h[k] + epsilon));
      d[k] = rho * d[k] + (1.0 - rho) * (g[k] * g[k]);
    }
  }
}
