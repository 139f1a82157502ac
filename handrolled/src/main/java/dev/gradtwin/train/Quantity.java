package dev.gradtwin.train;

/** What a step computes, in the order of cause: a trainer tells of it what it has. */
public enum Quantity {
  /** z = x·W + b, of every layer. */
  PRE_ACTIVATIONS,
  /** a = f(z), of every layer. */
  ACTIVATIONS,
  /** L, with its reduction. */
  LOSS,
  /** dz = ∂L/∂z, of every layer. */
  DELTAS,
  /** ∂L/∂θ. */
  GRADIENTS,
  /** θ after the update. */
  PARAMETERS
}
