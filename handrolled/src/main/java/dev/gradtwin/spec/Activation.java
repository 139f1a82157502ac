package dev.gradtwin.spec;

/** The elementwise function a = f(z) of a layer. */
public enum Activation {
  /** f(z) = 1 / (1 + e⁻ᶻ). */
  SIGMOID,
  /** f(z) = tanh z. */
  TANH,
  /** f(z) = max(0, z), with f′(0) = 0. */
  RELU,
  /** f(z) = z. */
  IDENTITY
}
