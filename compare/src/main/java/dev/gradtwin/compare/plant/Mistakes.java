package dev.gradtwin.compare.plant;

import dev.gradtwin.compare.diagnosis.model.Cause;

/** A mistake for every cause. */
final class Mistakes {
  private Mistakes() {}

  /**
   * The mistake.
   *
   * @throws IllegalArgumentException for {@link Cause#UNKNOWN}
   */
  static Mistake of(Cause cause) {
    return switch (cause) {
      case BIAS_IGNORED_IN_FORWARD,
          WRONG_ACTIVATION_IN_FORWARD,
          WRONG_LOSS,
          SINGLE_PRECISION_ARITHMETIC,
          PARAMETER_ORDER ->
          ForwardMistakes.of(cause);
      case ACTIVATION_DERIVATIVE_MISSING,
          ACTIVATION_DERIVATIVE_TWICE,
          ACTIVATION_DERIVATIVE_AT_WRONG_POINT,
          WRONG_ACTIVATION_DERIVATIVE,
          UPDATED_WEIGHTS_IN_BACKWARD,
          STALE_WEIGHTS,
          LOSS_DERIVATIVE_OF_ANOTHER_LOSS,
          LOSS_GRADIENT_AT_TARGETS_SWAPPED,
          WEIGHTS_MISSING_IN_BACKWARD,
          ERROR_PROPAGATED_WITHOUT_DERIVATIVE,
          ACTIVATION_FOR_DELTA ->
          DeltaMistakes.of(cause);
      case TRANSPOSED,
          CONSTANT_FACTOR,
          GRADIENT_MISSING,
          BIAS_GRADIENT_MISSING,
          BIAS_GRADIENT_NOT_SUMMED,
          STALE_ACTIVATIONS,
          SINGLE_EXAMPLE_ONLY,
          LAST_BATCH_ONLY,
          LAYERS_SWAPPED,
          GRADIENT_ACCUMULATED_ACROSS_STEPS,
          PRE_ACTIVATION_FOR_ACTIVATION ->
          GradientMistakes.of(cause);
      case SIGN_FLIPPED,
          WRONG_LEARNING_RATE,
          UPDATE_APPLIED_TWICE,
          WEIGHT_DECAY_ADDED,
          MOMENTUM_ADDED ->
          UpdateMistakes.of(cause);
      case UNKNOWN, WRONG_UPDATER_FORMULA, WRONG_REGULARIZATION ->
          throw new IllegalArgumentException("nothing to plant for " + cause.code());
    };
  }
}
