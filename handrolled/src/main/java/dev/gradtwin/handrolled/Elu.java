package dev.gradtwin.handrolled;

/** The exponential linear unit, λ times: ELU with λ = 1, SELU with both constants. */
final class Elu extends Elementwise {
  static final double SELU_ALPHA = 1.6732632423543772;
  static final double SELU_LAMBDA = 1.0507009873554805;

  private final double alpha;
  private final double lambda;

  Elu(double alpha, double lambda) {
    this.alpha = alpha;
    this.lambda = lambda;
  }

  /** λz for z &gt; 0, else λα(eᶻ − 1). */
  @Override
  double f(double z) {
    return z > 0.0 ? lambda * z : lambda * (alpha * Math.expm1(z));
  }

  /** λ for z &gt; 0, else λα·eᶻ. */
  @Override
  double slope(double z, double a) {
    return z > 0.0 ? lambda : lambda * (alpha * Math.exp(z));
  }
}
