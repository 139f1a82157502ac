package dev.gradtwin.handrolled;

/** A rational sigmoid. */
final class Softsign extends Elementwise {
  /** z / (1 + |z|). */
  @Override
  double f(double z) {
    return z / (1.0 + Math.abs(z));
  }

  /** 1 / (1 + |z|)². */
  @Override
  double slope(double z, double a) {
    double d = 1.0 + Math.abs(z);
    return 1.0 / (d * d);
  }
}
