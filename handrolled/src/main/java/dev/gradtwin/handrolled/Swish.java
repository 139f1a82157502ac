package dev.gradtwin.handrolled;

/** Swish, and with β = 1.702 the sigmoid approximation of GELU. */
final class Swish extends Elementwise {
  private final double beta;

  Swish(double beta) {
    this.beta = beta;
  }

  /** z·σ(βz). */
  @Override
  double f(double z) {
    return z * sigmoid(beta * z);
  }

  /** s·(1 + βz(1 − s)) with s = σ(βz), since σ′ = σ(1 − σ). */
  @Override
  double slope(double z, double a) {
    double s = sigmoid(beta * z);
    return s * (1.0 + beta * z * (1.0 - s));
  }
}
