package dev.gradtwin.handrolled;

import java.util.Arrays;

/** Adam with the largest gradient, fading, in place of the root of the mean square. */
final class AdaMax implements Updater {
  private final double beta1;
  private final double beta2;
  private final double added;
  private final double epsilon;
  private final double[] m;
  private final double[] w;

  AdaMax(double beta1, double beta2, double added, double epsilon, int size) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.added = added;
    this.epsilon = epsilon;
    m = new double[size];
    w = new double[size];
  }

  @Override
  public void reset() {
    Arrays.fill(m, 0.0);
    Arrays.fill(w, 0.0);
  }

  /** m ← β₁·m + (1 − β₁)·g, w ← max(β₂·w, |g|) + 1e-32, u = η/(1 − β₁ᵗ) · m/(w + ε). */
  @Override
  public void step(double[] g, double eta, long t) {
    double rate = eta / (1.0 - Math.pow(beta1, (double) t));
    for (int k = 0; k < g.length; k++) {
      m[k] = beta1 * m[k] + (1.0 - beta1) * g[k];
      w[k] = Math.max(beta2 * w[k], Math.abs(g[k])) + added;
      g[k] = rate * m[k] / (w[k] + epsilon);
    }
  }
}
