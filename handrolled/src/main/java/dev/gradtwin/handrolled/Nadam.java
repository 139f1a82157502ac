package dev.gradtwin.handrolled;

/** Adam with Nesterov's look-ahead. */
final class Nadam implements Updater {
  private final Moments moments;
  private final double epsilon;
  private final boolean twin;

  Nadam(Moments moments, double epsilon, boolean twin) {
    this.moments = moments;
    this.epsilon = epsilon;
    this.twin = twin;
  }

  @Override
  public void reset() {
    moments.reset();
  }

  /**
   * u = η · (β₁·m + (1 − β₁)·g)/(1 − β₁ᵗ) / (√v + ε); the textbook divides β₁·m by 1 − β₁ᵗ⁺¹, and v
   * by 1 − β₂ᵗ.
   */
  @Override
  public void step(double[] g, double eta, long t) {
    double b = moments.beta1;
    double now = moments.bias1(t);
    double next = twin ? now : moments.bias1(t + 1);
    double c2 = twin ? 1.0 : moments.bias2(t);
    for (int k = 0; k < g.length; k++) {
      double fresh = (1.0 - b) * g[k];
      moments.m[k] = b * moments.m[k] + fresh;
      moments.v[k] = moments.beta2 * moments.v[k] + (1.0 - moments.beta2) * (g[k] * g[k]);
      double ahead = b * moments.m[k] / next + fresh / now;
      g[k] = eta * ahead / (Math.sqrt(moments.v[k] / c2) + epsilon);
    }
  }
}
