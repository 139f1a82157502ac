package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;

/** The loss of a batch and its derivative, with bounds and in symbols. */
final class Losses {
  private Losses() {}

  /** L, [1, 1], without what keeps the parameters small. */
  static BoundedMatrix value(Moment m) {
    NetworkSpec network = m.network();
    BoundedMatrix terms = m.a(network.layers().size() - 1).lossTerms(network, m.targets());
    return total(m.counted(terms)).scaled(scale(network, m.rows()), 0);
  }

  /** The sum of all elements, [1, 1]. */
  static BoundedMatrix total(BoundedMatrix terms) {
    return terms.columnSums().transposed().columnSums();
  }

  /** ∂L/∂ŷ, or ∂L/∂z of the cross-entropy of a softmax, [N, nOut]. */
  static BoundedMatrix gradient(Moment m, BoundedMatrix yHat) {
    BoundedMatrix slopes = m.counted(yHat.lossSlopes(m.network(), m.targets()));
    double scale = scale(m.network(), m.rows());
    return scale == 1 ? slopes : slopes.scaled(scale, 0);
  }

  /** What the reduction multiplies a sum over examples by. */
  static double scale(NetworkSpec network, int rows) {
    return network.reduction() == Reduction.MEAN ? 1.0 / rows : 1;
  }

  static String text(NetworkSpec network) {
    return meanText(network)
        + switch (network.loss()) {
          case HALF_SQUARED_ERROR -> "½Σ(ŷ − y)²";
          case SQUARED_ERROR -> "Σ(ŷ − y)²";
          case MEAN_SQUARED_ERROR -> "1/nOut · Σ(ŷ − y)²";
          case ABSOLUTE_ERROR -> "Σ|ŷ − y|";
          case MEAN_ABSOLUTE_ERROR -> "1/nOut · Σ|ŷ − y|";
          case BINARY_CROSS_ENTROPY -> "−Σ(y ln ŷ + (1 − y) ln(1 − ŷ))";
          case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD -> "−Σ y ln ŷ";
          case HINGE -> "Σ max(0, 1 − yŷ)";
          case SQUARED_HINGE -> "Σ max(0, 1 − yŷ)²";
          case KULLBACK_LEIBLER_DIVERGENCE -> "Σ y ln(y/ŷ)";
          case POISSON -> "Σ(ŷ − y ln ŷ)";
          case COSINE_PROXIMITY -> "−Σ yŷ/(‖y‖·‖ŷ‖)";
          case MEAN_SQUARED_LOGARITHMIC_ERROR -> "1/nOut · Σ ln²((ŷ + 1)/(y + 1))";
          case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> "100/nOut · Σ|ŷ − y|/|y|";
        };
  }

  static String gradientText(NetworkSpec network) {
    boolean softmax = !Formula.hasSlope(network.layers().size() - 1, network);
    return meanText(network)
        + switch (network.loss()) {
          case HALF_SQUARED_ERROR -> "(ŷ − y)";
          case SQUARED_ERROR -> "2(ŷ − y)";
          case MEAN_SQUARED_ERROR -> "2/nOut · (ŷ − y)";
          case ABSOLUTE_ERROR -> "sign(ŷ − y)";
          case MEAN_ABSOLUTE_ERROR -> "1/nOut · sign(ŷ − y)";
          case BINARY_CROSS_ENTROPY -> "(ŷ − y)/(ŷ(1 − ŷ))";
          case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD -> softmax ? "(ŷ·Σy − y)" : "−y/ŷ";
          case HINGE -> "(−y where yŷ < 1)";
          case SQUARED_HINGE -> "−2y·max(0, 1 − yŷ)";
          case KULLBACK_LEIBLER_DIVERGENCE -> "−y/ŷ";
          case POISSON -> "(1 − y/ŷ)";
          case COSINE_PROXIMITY -> "−(y − ŷ·Σyŷ/‖ŷ‖²)/(‖y‖·‖ŷ‖)";
          case MEAN_SQUARED_LOGARITHMIC_ERROR -> "2/nOut · ln((ŷ + 1)/(y + 1))/(ŷ + 1)";
          case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> "100/nOut · sign(ŷ − y)/|y|";
        };
  }

  static String meanText(NetworkSpec network) {
    return network.reduction() == Reduction.MEAN ? "1/N · " : "";
  }
}
