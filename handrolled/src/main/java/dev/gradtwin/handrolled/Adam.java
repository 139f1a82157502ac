package dev.gradtwin.handrolled;

/** Adaptive moments. */
final class Adam implements Updater {
  private final Moments moments;
  private final double epsilon;
  private final boolean fast;

  /**
   * @param fast the paper's faster form, which corrects the bias in the rate, so that ε is another
   *     one
   */
  Adam(Moments moments, double epsilon, boolean fast) {
    this.moments = moments;
    this.epsilon = epsilon;
    this.fast = fast;
  }

  @Override
  public void reset() {
    moments.reset();
  }

  /** u = η·√c₂/c₁ · m/(√v + ε), or η · (m/c₁)/(√(v/c₂) + ε), with c = 1 − βᵗ. */
  @Override
  public void step(double[] g, double eta, long t) {
    moments.add(g);
    double c1 = moments.bias1(t);
    double c2 = moments.bias2(t);
    double rate = eta * Math.sqrt(c2) / c1;
    for (int k = 0; k < g.length; k++) {
      double m = moments.m[k];
      double v = moments.v[k];
      g[k] =
          fast
              ? rate * m / (Math.sqrt(v) + epsilon)
              : eta * (m / c1) / (Math.sqrt(v / c2) + epsilon);
    }
  }
}
