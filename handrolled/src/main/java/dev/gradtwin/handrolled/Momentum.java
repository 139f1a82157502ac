package dev.gradtwin.handrolled;

import java.util.Arrays;

/** Heavy-ball momentum. */
final class Momentum implements Updater {
  private final double mu;
  private final double[] v;

  Momentum(double mu, int size) {
    this.mu = mu;
    v = new double[size];
  }

  @Override
  public void reset() {
    Arrays.fill(v, 0.0);
  }

  /** v ← μ·v + η·g, u = v. */
  @Override
  public void step(double[] g, double eta, long t) {
    for (int k = 0; k < g.length; k++) {
      v[k] = mu * v[k] + eta * g[k];
      g[k] = v[k];
    }
  }
}
