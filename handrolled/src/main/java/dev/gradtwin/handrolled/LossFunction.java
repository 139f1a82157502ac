package dev.gradtwin.handrolled;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.NetworkSpec;

/**
 * The loss of an example, its forward and its backward pass; {@code yHat} and {@code y} are [rows,
 * units], flat, and the example's row starts at {@code from}.
 */
interface LossFunction {
  /** ℓ of the row. */
  double forward(double[] yHat, double[] y, int from, int units);

  /** dŷ = scale · ∂ℓ/∂ŷ of the row; {@code dyHat} modified. */
  void backward(double[] yHat, double[] y, double[] dyHat, int from, int units, double scale);

  /**
   * Whether {@link #backward} gives ∂ℓ/∂z of the output layer, and not ∂ℓ/∂ŷ: where both together
   * are simpler than one after the other, and do not divide by an output that is 0.
   */
  default boolean reachesPreActivation() {
    return false;
  }

  /** The loss of a network. The twin clips outputs; see {@link dev.gradtwin.spec.Loss}. */
  static LossFunction of(NetworkSpec network) {
    boolean twin = network.conventions() == Conventions.TWIN;
    int units = network.outputs();
    boolean softmax =
        network.layers().get(network.layers().size() - 1).activation() == Activation.SOFTMAX;
    double[] w = new double[units];
    for (int j = 0; j < units; j++) {
      w[j] = network.lossWeight(j);
    }
    return switch (network.loss()) {
      case HALF_SQUARED_ERROR -> new SquaredError(0.5, w);
      case SQUARED_ERROR -> new SquaredError(1, w);
      case MEAN_SQUARED_ERROR -> new SquaredError(1.0 / units, w);
      case ABSOLUTE_ERROR -> new AbsoluteError(1, w);
      case MEAN_ABSOLUTE_ERROR -> new AbsoluteError(1.0 / units, w);
      case BINARY_CROSS_ENTROPY -> new BinaryCrossEntropy(twin ? 1e-5 : 0, w);
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD ->
          softmax ? new SoftmaxCrossEntropy(twin ? 1e-10 : 0, w) : new CrossEntropy(w);
      case HINGE -> new Hinge(w);
      case SQUARED_HINGE -> new SquaredHinge(w);
      case KULLBACK_LEIBLER_DIVERGENCE -> new KullbackLeiblerDivergence(twin ? 1e-5 : 0, w);
      case POISSON -> new Poisson(w);
      case COSINE_PROXIMITY -> new CosineProximity(twin ? 1e-5 : 0);
      case MEAN_SQUARED_LOGARITHMIC_ERROR -> new SquaredLogarithmicError(1.0 / units, w);
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> new AbsolutePercentageError(100.0 / units, w);
    };
  }
}
