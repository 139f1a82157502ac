package dev.gradtwin.handrolled;

import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;

/**
 * An activation, its forward and its backward pass over [rows, units], flat. Only {@link Softmax}
 * looks at more than one element at a time.
 */
interface ActivationFunction {
  /** a = f(z); {@code a} modified. */
  void forward(double[] z, double[] a, int rows, int units);

  /** dz = da ⊙ f′(z); {@code dz} modified. {@code a} is what {@link #forward} made of {@code z}. */
  void backward(double[] z, double[] a, double[] da, double[] dz, int rows, int units);

  /**
   * f of a layer. The twin's constants are those that libnd4j keeps as {@code float}: 1.702, 0.2,
   * 1.7159, 1.41645 and, in its derivative, the α of a leaky ReLU.
   */
  static ActivationFunction of(LayerSpec layer, Conventions conventions) {
    boolean twin = conventions == Conventions.TWIN;
    return switch (layer.activation()) {
      case SIGMOID -> new Sigmoid();
      case TANH -> new Tanh();
      case RELU -> new Relu();
      case IDENTITY -> new Identity();
      case LEAKY_RELU -> new LeakyRelu(twin ? (float) layer.alpha() : layer.alpha());
      case ELU -> new Elu(layer.alpha(), 1);
      case SELU -> new Elu(Elu.SELU_ALPHA, Elu.SELU_LAMBDA);
      case GELU -> new Swish(twin ? 1.702f : 1.702);
      case SWISH -> new Swish(1);
      case SOFTPLUS -> new Softplus();
      case SOFTSIGN -> new Softsign();
      case HARD_SIGMOID -> new HardSigmoid(twin ? 0.2f : 0.2);
      case HARD_TANH -> new HardTanh();
      case CUBE -> new Cube();
      case RATIONAL_TANH ->
          twin ? new RationalTanh(1.7159f, 1.41645f) : new RationalTanh(1.7159, 1.41645);
      case SOFTMAX -> new Softmax();
    };
  }
}
