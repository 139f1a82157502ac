package dev.gradtwin.handrolled;

import java.util.Arrays;

/** The running means of g and of g² that Adam and its relatives share. */
final class Moments {
  final double beta1;
  final double beta2;
  final double[] m;
  final double[] v;

  Moments(double beta1, double beta2, int size) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    m = new double[size];
    v = new double[size];
  }

  void reset() {
    Arrays.fill(m, 0.0);
    Arrays.fill(v, 0.0);
  }

  /** m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g². */
  void add(double[] g) {
    for (int k = 0; k < g.length; k++) {
      m[k] = beta1 * m[k] + (1.0 - beta1) * g[k];
      v[k] = beta2 * v[k] + (1.0 - beta2) * (g[k] * g[k]);
    }
  }

  /** 1 − β₁ᵗ: m is so much too small, since it began at 0. */
  double bias1(long t) {
    return 1.0 - Math.pow(beta1, (double) t);
  }

  /** 1 − β₂ᵗ: v is so much too small. */
  double bias2(long t) {
    return 1.0 - Math.pow(beta2, (double) t);
  }
}
