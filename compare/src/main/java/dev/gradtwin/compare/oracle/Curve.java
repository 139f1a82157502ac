package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;

/**
 * An activation function of one element as a curve: its height, its slope, how much it bends and
 * where it has kinks. After {@link Activation}.
 *
 * @param f the function
 * @param alpha α, and of a hard sigmoid its slope, of GELU and swish the factor of z
 * @param amplitude of a rational tanh
 * @param quartic the coefficient of y⁴ in it
 */
record Curve(Activation f, double alpha, double amplitude, double quartic) {
  private static final double LAMBDA = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  /** How far the twin's hard sigmoid reaches beyond its kinks: 0.2 is a little more in float32. */
  private static final double KINK_WIDTH = 1e-7;

  static Curve of(LayerSpec layer, Conventions conventions) {
    boolean twin = conventions == Conventions.TWIN;
    double alpha =
        switch (layer.activation()) {
          case LEAKY_RELU -> twin ? (float) layer.alpha() : layer.alpha();
          case HARD_SIGMOID -> twin ? 0.2f : 0.2;
          case GELU -> twin ? 1.702f : 1.702;
          case SWISH -> 1;
          case SELU -> SELU_ALPHA;
          default -> layer.alpha();
        };
    return new Curve(layer.activation(), alpha, twin ? 1.7159f : 1.7159, twin ? 1.41645f : 1.41645);
  }

  double value(double z) {
    return switch (f) {
      case SIGMOID -> sigmoid(z);
      case TANH -> Math.tanh(z);
      case RELU -> Math.max(0, z);
      case IDENTITY -> z;
      case LEAKY_RELU -> z >= 0 ? z : alpha * z;
      case ELU -> z > 0 ? z : alpha * Math.expm1(z);
      case SELU -> LAMBDA * (z > 0 ? z : alpha * Math.expm1(z));
      case GELU, SWISH -> z * sigmoid(alpha * z);
      case SOFTPLUS -> Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));
      case SOFTSIGN -> z / (1 + Math.abs(z));
      case HARD_SIGMOID -> Math.min(1, Math.max(0, alpha * z + 0.5));
      case HARD_TANH -> Math.min(1, Math.max(-1, z));
      case CUBE -> z * z * z;
      case RATIONAL_TANH -> amplitude * Math.signum(z) * (1 - 1 / quartic(Math.abs(2 * z / 3)));
      case SOFTMAX -> throw new IllegalArgumentException("not a function of one element");
    };
  }

  double slope(double z, double a) {
    return switch (f) {
      case SIGMOID -> a * (1 - a);
      case TANH -> 1 - a * a;
      case RELU -> z > 0 ? 1 : 0;
      case IDENTITY -> 1;
      case LEAKY_RELU -> z >= 0 ? 1 : alpha;
      case ELU -> z > 0 ? 1 : alpha * Math.exp(z);
      case SELU -> LAMBDA * (z > 0 ? 1 : alpha * Math.exp(z));
      case GELU, SWISH -> {
        double s = sigmoid(alpha * z);
        yield s * (1 + alpha * z * sigmoid(-alpha * z));
      }
      case SOFTPLUS -> sigmoid(z);
      case SOFTSIGN -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
      case HARD_SIGMOID -> Math.abs(z) <= 2.5 ? alpha : 0;
      case HARD_TANH -> Math.abs(z) <= 1 ? 1 : 0;
      case CUBE -> 3 * z * z;
      case RATIONAL_TANH -> {
        double r = Math.abs(2 * z / 3);
        double q = quartic(r);
        // beyond it is below the smallest number, and r³ would overflow
        yield r > 1e70 ? 0 : amplitude * 2 / 3 * ((1 + 2 * r + 4 * quartic * r * r * r) / q / q);
      }
      case SOFTMAX -> throw new IllegalArgumentException("not a function of one element");
    };
  }

  /**
   * The most that |f″| is within {@code ez} of z: a little more than its largest value anywhere.
   */
  double curvature(double z, double ez) {
    return switch (f) {
      case SIGMOID -> 0.0963;
      case TANH -> 0.77;
      case RELU, IDENTITY, LEAKY_RELU, HARD_SIGMOID, HARD_TANH -> 0;
      case ELU -> alpha;
      case SELU -> 1.76;
      case GELU, SWISH -> 0.5001 * alpha;
      case SOFTPLUS -> 0.25;
      case SOFTSIGN -> 2;
      case CUBE -> 6 * (Math.abs(z) + ez);
      case RATIONAL_TANH -> 0.62;
      case SOFTMAX -> throw new IllegalArgumentException("not a function of one element");
    };
  }

  /** By how much the slopes on both sides differ where a kink is within {@code ez} of z, else 0. */
  double jump(double z, double ez) {
    return switch (f) {
      case RELU -> near(z, 0, ez) ? 1 : 0;
      case LEAKY_RELU, ELU -> near(z, 0, ez) ? Math.abs(1 - alpha) : 0;
      case SELU -> near(z, 0, ez) ? LAMBDA * (alpha - 1) : 0;
      case HARD_SIGMOID -> near(Math.abs(z), 2.5, ez + KINK_WIDTH) ? alpha : 0;
      case HARD_TANH -> near(Math.abs(z), 1, ez) ? 1 : 0;
      default -> 0;
    };
  }

  private static boolean near(double z, double kink, double ez) {
    return !(Math.abs(z - kink) > ez);
  }

  /** q(r) = 1 + r + r² + c·r⁴. */
  private double quartic(double r) {
    return 1 + r + r * r + quartic * (r * r) * (r * r);
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
