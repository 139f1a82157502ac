package dev.gradtwin.handrolled;

import dev.gradtwin.spec.Activation;

/**
 * An elementwise activation, its forward and its backward pass over the first {@code n} elements of
 * flat arrays.
 */
interface ActivationFunction {
  /** a = f(z); {@code a} modified. */
  void forward(double[] z, double[] a, int n);

  /** dz = da ⊙ f′(z); {@code dz} modified. {@code a} is what {@link #forward} made of {@code z}. */
  void backward(double[] z, double[] a, double[] da, double[] dz, int n);

  static ActivationFunction of(Activation activation) {
    return switch (activation) {
      case SIGMOID -> new Sigmoid();
      case TANH -> new Tanh();
      case RELU -> new Relu();
      case IDENTITY -> new Identity();
    };
  }
}
