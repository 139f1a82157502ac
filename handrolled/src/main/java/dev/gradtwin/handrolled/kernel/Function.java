package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;

/** An activation of one element at a time, forward beside backward. */
final class Function {
  private final Activation activation;
  private final double alpha;

  Function(LayerSpec layer, Conventions conventions) {
    activation = layer.activation();
    alpha = conventions == Conventions.TWIN ? (float) layer.alpha() : layer.alpha();
  }

  static boolean supports(Activation activation) {
    return switch (activation) {
      case SIGMOID, TANH, RELU, LEAKY_RELU, IDENTITY -> true;
      default -> false;
    };
  }

  /** f(z). */
  double forward(double z) {
    return switch (activation) {
      case SIGMOID -> Elementary.sigmoid(z);
      case TANH -> Elementary.tanh(z);
      case RELU -> Math.max(0.0, z);
      case LEAKY_RELU -> z >= 0.0 ? z : alpha * z;
      default -> z;
    };
  }

  /** da · f′(z), where a is f(z). */
  double backward(double z, double a, double da) {
    return switch (activation) {
      case SIGMOID -> da * (a * (1.0 - a));
      case TANH -> da * (1.0 - a * a);
      case RELU -> z > 0.0 ? da : 0.0;
      case LEAKY_RELU -> da * (z >= 0.0 ? 1.0 : alpha);
      default -> da;
    };
  }
}
