package dev.gradtwin.compare.oracle;

import java.util.List;

/** Doubles that {@link NoisyArithmetic} rounds. */
final class RandomlyRounded implements Arithmetic<Double> {
  /** What a library's exponential, logarithm or power may be off by, in units of u. */
  private static final double BUDGET = 4;

  private final NoisyArithmetic fl;

  RandomlyRounded(NoisyArithmetic fl) {
    this.fl = fl;
  }

  @Override
  public Double exact(double value) {
    return value;
  }

  @Override
  public Double constant(double value) {
    return value;
  }

  @Override
  public Double add(Double a, Double b) {
    return fl.add(a, b);
  }

  @Override
  public Double subtract(Double a, Double b) {
    return fl.add(a, -b);
  }

  @Override
  public Double multiply(Double a, Double b) {
    return fl.multiply(a, b);
  }

  @Override
  public Double divide(Double a, Double b) {
    return fl.rounded(a / b);
  }

  @Override
  public Double exp(Double a) {
    return fl.within(BUDGET, Math.exp(a));
  }

  @Override
  public Double log(Double a) {
    return fl.within(BUDGET, Math.log(a));
  }

  @Override
  public Double sqrt(Double a) {
    return fl.rounded(Math.sqrt(a));
  }

  @Override
  public Double power(Double a, long n) {
    return fl.rounded(Math.pow(a, (double) n));
  }

  @Override
  public Double sum(List<Double> terms) {
    double sum = 0;
    for (double term : terms) {
      sum = fl.add(sum, term);
    }
    return sum;
  }

  @Override
  public double real(Double a) {
    return a;
  }

  @Override
  public boolean mayBe(Double a, double kink) {
    return a == kink;
  }

  @Override
  public Double sign(Double a) {
    return Math.signum(a);
  }

  @Override
  public Double step(Double a) {
    return a > 0 ? 1.0 : 0.0;
  }

  @Override
  public Double withDerivativeOf(Double value, Double differentiated) {
    return value;
  }
}
