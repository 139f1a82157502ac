package dev.gradtwin.handrolled;

/** A sigmoid of three straight lines. */
final class HardSigmoid extends Elementwise {
  private final double slope;

  HardSigmoid(double slope) {
    this.slope = slope;
  }

  /** min(1, max(0, 0.2·z + 0.5)). */
  @Override
  double f(double z) {
    return Math.min(1.0, Math.max(0.0, slope * z + 0.5));
  }

  /** 0.2 from −2.5 to 2.5, both included, else 0. */
  @Override
  double slope(double z, double a) {
    return Math.abs(z) <= 2.5 ? slope : 0.0;
  }
}
