package dev.gradtwin.handrolled;

/** The rectifier that lets a part through. */
final class LeakyRelu extends Elementwise {
  private final double alpha;

  LeakyRelu(double alpha) {
    this.alpha = alpha;
  }

  /** z for z ≥ 0, else α·z. */
  @Override
  double f(double z) {
    return z >= 0.0 ? z : alpha * z;
  }

  /** 1 for z ≥ 0, else α. */
  @Override
  double slope(double z, double a) {
    return z >= 0.0 ? 1.0 : alpha;
  }
}
