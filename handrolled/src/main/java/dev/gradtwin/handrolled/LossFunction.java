package dev.gradtwin.handrolled;

import dev.gradtwin.spec.Loss;

/**
 * The loss of a batch, its forward and its backward pass; {@code yHat} and {@code y} are [rows,
 * units], flat.
 */
interface LossFunction {
  /** Σₙ ℓₙ, before any reduction. */
  double forward(double[] yHat, double[] y, int rows, int units);

  /** dŷ = scale · ∂(Σₙ ℓₙ)/∂ŷ; {@code dyHat} modified. */
  void backward(double[] yHat, double[] y, double[] dyHat, int rows, int units, double scale);

  static LossFunction of(Loss loss) {
    return switch (loss) {
      case HALF_SQUARED_ERROR -> new HalfSquaredError();
      case MEAN_SQUARED_ERROR -> new MeanSquaredError();
    };
  }
}
