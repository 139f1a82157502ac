package dev.gradtwin.handrolled;

/** Plain gradient descent. */
final class Sgd implements Updater {
  @Override
  public void reset() {}

  /** u = η·g. */
  @Override
  public void step(double[] g, double eta, long t) {
    for (int k = 0; k < g.length; k++) {
      g[k] *= eta;
    }
  }
}
