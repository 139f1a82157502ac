package dev.gradtwin.handrolled;

/** The gradient is the step. */
final class NoOp implements Updater {
  @Override
  public void reset() {}

  /** u = g. */
  @Override
  public void step(double[] g, double eta, long t) {}
}
