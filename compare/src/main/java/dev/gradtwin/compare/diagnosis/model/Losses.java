package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;

/**
 * The losses of a batch, L = c·Σ(ŷ − y)², and their derivative: c = ½ or 1/nOut, and 1/N more where
 * examples are averaged.
 */
final class Losses {
  private Losses() {}

  /** L, [1, 1]. */
  static BoundedMatrix value(NetworkSpec network, BoundedMatrix yHat, BoundedMatrix y) {
    BoundedMatrix error = yHat.minus(y);
    BoundedMatrix squares = error.hadamard(error);
    return squares
        .columnSums()
        .transposed()
        .columnSums()
        .scaled(factor(network, network.loss(), y.rows()), 0);
  }

  /** ∂L/∂ŷ = 2c·(ŷ − y), [N, nOut]. */
  static BoundedMatrix gradient(NetworkSpec network, BoundedMatrix yHat, BoundedMatrix y) {
    return yHat.minus(y).scaled(2 * factor(network, network.loss(), y.rows()), 0);
  }

  /** c. */
  static double factor(NetworkSpec network, Loss loss, int rows) {
    double c = loss == Loss.HALF_SQUARED_ERROR ? 0.5 : 1.0 / network.outputs();
    return c * scale(network, rows);
  }

  /** What the reduction multiplies a sum over examples by. */
  static double scale(NetworkSpec network, int rows) {
    return network.reduction() == Reduction.MEAN ? 1.0 / rows : 1;
  }

  static String text(NetworkSpec network) {
    return meanText(network)
        + (network.loss() == Loss.HALF_SQUARED_ERROR ? "½" : "1/nOut · ")
        + "Σ(ŷ − y)²";
  }

  static String gradientText(NetworkSpec network) {
    return meanText(network)
        + (network.loss() == Loss.HALF_SQUARED_ERROR ? "" : "2/nOut · ")
        + "(ŷ − y)";
  }

  static String meanText(NetworkSpec network) {
    return network.reduction() == Reduction.MEAN ? "1/N · " : "";
  }
}
