package dev.gradtwin.handrolled;

/** The negative logarithm of a Poisson probability, without its constant. */
final class Poisson extends ElementwiseLoss {

  Poisson(double[] w) {
    super(w);
  }

  /** ŷ − y ln ŷ. */
  @Override
  double term(double yHat, double y) {
    return yHat - y * Math.log(yHat);
  }

  /** 1 − y/ŷ. */
  @Override
  double slope(double yHat, double y) {
    return 1.0 - y / yHat;
  }
}
