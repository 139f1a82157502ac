package dev.gradtwin.handrolled;

/** The smooth rectifier. */
final class Softplus extends Elementwise {
  /** ln(1 + eᶻ) = max(0, z) + ln(1 + e^−|z|), which does not overflow. */
  @Override
  double f(double z) {
    return Math.max(0.0, z) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  /** σ(z), since (ln(1 + eᶻ))′ = eᶻ/(1 + eᶻ). */
  @Override
  double slope(double z, double a) {
    return sigmoid(z);
  }
}
