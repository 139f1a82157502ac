package dev.gradtwin.handrolled;

/** The cross-entropy of outputs that are no softmax. */
final class CrossEntropy extends ElementwiseLoss {

  CrossEntropy(double[] w) {
    super(w);
  }

  /** −y ln ŷ. */
  @Override
  double term(double yHat, double y) {
    return -(y * Math.log(yHat));
  }

  /** −y/ŷ. */
  @Override
  double slope(double yHat, double y) {
    return -(y / yHat);
  }
}
