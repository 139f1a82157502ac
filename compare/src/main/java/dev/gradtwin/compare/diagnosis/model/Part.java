package dev.gradtwin.compare.diagnosis.model;

/** A part of a place's formula that a bug may change. */
public enum Part {
  /** x, what enters a layer: in z and in dW. */
  INPUT,
  /** W, in z and in dx = dz·Wᵀ. */
  WEIGHTS,
  /** b, in z. */
  BIAS,
  /** z, in a = f(z). */
  PRE_ACTIVATION,
  /** ∂L/∂a: dŷ of the loss, or dx of the layer above. */
  UPSTREAM,
  /** f′, in dz. */
  SLOPE,
  /** dz, in dW, db and dx. */
  DELTA,
  /** g, in θ′ = θ − η·g. */
  GRADIENT,
  /** What the formula gives, as a whole. */
  RESULT
}
