package dev.gradtwin.handrolled;

import java.util.Arrays;

/** Nesterov's momentum, seen from the look-ahead point. */
final class Nesterov implements Updater {
  private final double mu;
  private final double[] v;

  Nesterov(double mu, int size) {
    this.mu = mu;
    v = new double[size];
  }

  @Override
  public void reset() {
    Arrays.fill(v, 0.0);
  }

  /** v′ = μ·v − η·g, u = μ·v − (1 + μ)·v′. */
  @Override
  public void step(double[] g, double eta, long t) {
    for (int k = 0; k < g.length; k++) {
      double old = mu * v[k];
      v[k] = old - eta * g[k];
      g[k] = old - (1.0 + mu) * v[k];
    }
  }
}
