package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.Activation;

/** Activation functions and their derivatives, as textbooks write them. */
final class Functions {
  private Functions() {}

  /** f(z). */
  static double value(Activation f, double z) {
    return switch (f) {
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case TANH -> Math.tanh(z);
      case RELU -> Math.max(0, z);
      case IDENTITY -> z;
      default -> throw new IllegalArgumentException("not in the benchmark: " + f);
    };
  }

  /** f′(z) from a = f(z), from z for ReLU. */
  static double slope(Activation f, double z, double a) {
    return switch (f) {
      case SIGMOID -> a * (1 - a);
      case TANH -> 1 - a * a;
      case RELU -> z > 0 ? 1 : 0;
      case IDENTITY -> 1;
      default -> throw new IllegalArgumentException("not in the benchmark: " + f);
    };
  }
}
