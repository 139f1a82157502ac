package dev.gradtwin.compare.oracle;

/** A mistake that people make in the formula of an updater. */
public enum UpdaterVariant {
  /** None. */
  RIGHT,
  /** ε under the root: √(v + ε) for √v + ε, or beside it where it belongs under it. */
  EPSILON_UNDER_ROOT,
  /** The other form of Adam, whose ε is not scaled with the bias correction. */
  EPSILON_AFTER_CORRECTION,
  /** No ε. */
  EPSILON_MISSING,
  /** m and v used as they are. */
  BIAS_NOT_CORRECTED,
  /** 1 − βᵗ with t from 0, or one step late. */
  CORRECTION_ONE_STEP_LATE,
  /** No root: g/(v + ε). */
  ROOT_MISSING,
  /** The look-ahead is left out: heavy-ball momentum. */
  NO_LOOK_AHEAD,
  /** The rate multiplies the step, and not the gradient that enters the velocity. */
  DAMPENED,
  /** g where the running mean has g². */
  SQUARE_MISSING,
  /** The whole g for (1 − β)·g. */
  NOT_AVERAGED,
  /** β₁ for β₂ and the reverse. */
  DECAYS_SWAPPED,
  /** Another initial value of the state: 0, or ε. */
  OTHER_INITIAL_STATE,
  /** Biases are penalized as the weights are. */
  PENALTY_ON_BIASES,
  /** No penalty at all. */
  PENALTY_MISSING,
  /** 2λ for λ: the derivative of λθ² for that of ½λθ². */
  PENALTY_DOUBLED,
  /** L2 added to the step and not to the gradient: decoupled weight decay. */
  PENALTY_DECOUPLED,
  /** Weight decay added to the gradient and not to the step: L2. */
  DECAY_COUPLED,
  /** Weight decay with the rate for without, or the reverse. */
  DECAY_RATE_SWAPPED,
  /** The gradient is not clipped or normalized. */
  NORMALIZATION_MISSING
}
