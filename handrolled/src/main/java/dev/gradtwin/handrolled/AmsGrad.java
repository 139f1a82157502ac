package dev.gradtwin.handrolled;

import java.util.Arrays;

/** Adam whose rate never grows again. */
final class AmsGrad implements Updater {
  private final Moments moments;
  private final double epsilon;
  private final boolean corrected;
  private final double[] h;

  AmsGrad(Moments moments, double epsilon, boolean corrected, int size) {
    this.moments = moments;
    this.epsilon = epsilon;
    this.corrected = corrected;
    h = new double[size];
  }

  @Override
  public void reset() {
    moments.reset();
    Arrays.fill(h, 0.0);
  }

  /** h ← max(h, v), u = η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√h + ε); the textbook corrects no bias. */
  @Override
  public void step(double[] g, double eta, long t) {
    moments.add(g);
    double rate = corrected ? eta * Math.sqrt(moments.bias2(t)) / moments.bias1(t) : eta;
    for (int k = 0; k < g.length; k++) {
      h[k] = Math.max(h[k], moments.v[k]);
      g[k] = rate * moments.m[k] / (Math.sqrt(h[k]) + epsilon);
    }
  }
}
