package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/**
 * ∂ℓ/∂ŷ of a loss that a program may have in place of its own.
 *
 * @param words what it is called
 * @param text its formula
 * @param gradient of ŷ and y
 */
record LossGradient(String words, String text, BinaryOperator<BoundedMatrix> gradient) {
  static final List<LossGradient> ALL =
      List.of(
          new LossGradient("half squared error", "(ŷ − y)", (a, y) -> a.minus(y)),
          new LossGradient("squared error", "2(ŷ − y)", (a, y) -> a.minus(y).scaled(2, 0)),
          new LossGradient(
              "binary cross-entropy",
              "(ŷ − y) / (ŷ(1 − ŷ))",
              (a, y) -> a.minus(y).hadamard(elementwise(a, y, (p, t) -> 1 / (p * (1 - p))))),
          new LossGradient(
              "negative log-likelihood",
              "−y/ŷ",
              (a, y) -> y.negated().hadamard(elementwise(a, y, (p, t) -> 1 / p))),
          new LossGradient(
              "absolute error", "sign(ŷ − y)", (a, y) -> elementwise(a, y, LossGradient::sign)),
          new LossGradient("fourth power", "4(ŷ − y)³", (a, y) -> cube(a.minus(y)).scaled(4, 0)),
          new LossGradient(
              "log-cosh", "tanh(ŷ − y)", (a, y) -> elementwise(a, y, (p, t) -> Math.tanh(p - t))),
          new LossGradient(
              "hinge",
              "−y where yŷ < 1",
              (a, y) -> elementwise(a, y, (p, t) -> p * t < 1 ? -t : 0)));

  BoundedMatrix of(BoundedMatrix yHat, BoundedMatrix y) {
    return gradient.apply(yHat, y);
  }

  private static double sign(double yHat, double y) {
    return Math.signum(yHat - y);
  }

  private static BoundedMatrix cube(BoundedMatrix error) {
    return error.hadamard(error).hadamard(error);
  }

  /** A function of a few operations, whose rounding the scaling by 1 accounts for. */
  private static BoundedMatrix elementwise(
      BoundedMatrix a, BoundedMatrix y, DoubleBinaryOperator function) {
    double[] values = new double[a.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = function.applyAsDouble(a.value(k), y.value(k));
    }
    return a.with(values).scaled(1, 0);
  }
}
