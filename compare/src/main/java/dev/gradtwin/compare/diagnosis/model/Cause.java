package dev.gradtwin.compare.diagnosis.model;

import java.util.Locale;

/** What can be wrong: the stable codes of {@code docs/diagnosis.md}. */
public enum Cause {
  /** Some factor too much or too little. */
  CONSTANT_FACTOR(
      "A constant factor is too much or missing.",
      "a forgotten or doubled 2, 1/2 or division by the number of rows"),
  /** Plus for minus. */
  SIGN_FLIPPED("The sign is wrong.", "`+=` where descent subtracts, or y - yHat for yHat - y"),
  /** Rows for columns. */
  TRANSPOSED("A matrix is transposed.", "`delta @ W` for `delta @ W.T`, or `delta.T @ x`"),
  /** Nothing. */
  GRADIENT_MISSING(
      "The gradient is zero, or never used.", "a layer that the backward loop leaves out"),
  /** Nothing, for b. */
  BIAS_GRADIENT_MISSING(
      "The biases get no gradient, or never use it.", "an update of W without one of b"),
  /** One row for the sum. */
  BIAS_GRADIENT_NOT_SUMMED(
      "The bias gradient is not the sum of the deltas over the rows.",
      "`db = delta` or `delta.sum()` for `delta.sum(axis=0)`"),
  /** z = x·W. */
  BIAS_IGNORED_IN_FORWARD("The forward pass leaves the biases out.", "`z = x @ W` without `+ b`"),
  /** No f′. */
  ACTIVATION_DERIVATIVE_MISSING(
      "The derivative of the activation function is left out.",
      "`delta = error` without `* a * (1 - a)`"),
  /** f′ · f′. */
  ACTIVATION_DERIVATIVE_TWICE(
      "The derivative of the activation function is applied twice.",
      "f' in the loss gradient and again in the layer"),
  /** f′ of something else. */
  ACTIVATION_DERIVATIVE_AT_WRONG_POINT(
      "The derivative of the activation function is taken at the wrong values.",
      "`x * (1 - x)` given pre-activations, or `sigmoid(x) * (1 - sigmoid(x))` given activations"),
  /** g′ for f′. */
  WRONG_ACTIVATION_DERIVATIVE(
      "It is the derivative of another function than the activation.",
      "`1 - a**2` for a sigmoid, `a * (1 - a)` for a tanh, or half of a formula"),
  /** g for f. */
  WRONG_ACTIVATION_IN_FORWARD(
      "The layer applies another activation function.", "a tanh where the network has a sigmoid"),
  /** W′ for W. */
  UPDATED_WEIGHTS_IN_BACKWARD(
      "The error is propagated through weights that were already updated.",
      "`W2 -= …` before `delta1 = delta2 @ W2.T`"),
  /** A step late. */
  STALE_ACTIVATIONS(
      "Values of the previous step are used.", "a cache that the forward pass does not refresh"),
  /** W of a step ago. */
  STALE_WEIGHTS(
      "Weights of the previous step are used.", "a transposed copy of W that is made only once"),
  /** One row. */
  SINGLE_EXAMPLE_ONLY(
      "Only one example of the batch counts.", "`dW = …` for `dW += …` in a loop over the rows"),
  /** Some rows. */
  LAST_BATCH_ONLY(
      "Only a part of the rows counts.", "a gradient overwritten for every part of the batch"),
  /** Another dŷ. */
  LOSS_DERIVATIVE_OF_ANOTHER_LOSS(
      "It is the derivative of another loss.",
      "the delta of cross-entropy, or of a loss with another factor"),
  /** y − ŷ. */
  LOSS_GRADIENT_AT_TARGETS_SWAPPED(
      "Outputs and targets are swapped in the derivative of the loss.",
      "`y - yHat` where the update subtracts"),
  /** Another L. */
  WRONG_LOSS("The loss is another function.", "a loss that does not belong to the gradient"),
  /** One layer's for another's. */
  LAYERS_SWAPPED("Two layers get each other's values.", "an index off by one, or a reversed list"),
  /** Another η. */
  WRONG_LEARNING_RATE(
      "The update uses another learning rate.", "a rate that is set twice, or divided by the rows"),
  /** 2·η. */
  UPDATE_APPLIED_TWICE(
      "The update is applied twice.", "an update in the layer and again in the training loop"),
  /** Σ over steps. */
  GRADIENT_ACCUMULATED_ACROSS_STEPS(
      "The gradient is never set to zero.", "`dW += …` without `dW = 0` before every step"),
  /** Decay. */
  WEIGHT_DECAY_ADDED("A multiple of the weights is added.", "an L2 term that was left switched on"),
  /** Momentum. */
  MOMENTUM_ADDED("A multiple of the last step is added.", "an updater with momentum for plain SGD"),
  /** float for double. */
  SINGLE_PRECISION_ARITHMETIC(
      "It is computed in single precision.", "`float`, `np.float32`, or a framework's default"),
  /** Rows for columns in memory. */
  PARAMETER_ORDER(
      "A row-major array is read as column-major, or the reverse.",
      "`reshape` without `order='F'`, or the flat parameters of another framework"),
  /** z for a. */
  PRE_ACTIVATION_FOR_ACTIVATION(
      "The values before the activation function are used for those after it.",
      "`z1.T @ delta2` for `a1.T @ delta2`"),
  /** No W. */
  WEIGHTS_MISSING_IN_BACKWARD(
      "The error is propagated without the weights.",
      "`delta1 = delta2.sum(axis=1) * a * (1 - a)`"),
  /** ∂L/∂a for dz. */
  ERROR_PROPAGATED_WITHOUT_DERIVATIVE(
      "What is propagated to the layer below is the error before the derivative of the activation.",
      "`hidden_errors = W2.T @ output_errors` with the bare `y - yHat`"),
  /** a for dz. */
  ACTIVATION_FOR_DELTA(
      "What is propagated to the layer below is the activation and not the delta.",
      "`sum += next.value * w` for `sum += next.delta * w`"),
  /** Another u. */
  WRONG_UPDATER_FORMULA(
      "The updater's formula is not quite the right one.",
      "`sqrt(v + eps)` for `sqrt(v) + eps`, `m / (1 - beta1**t)` forgotten, another initial state"),
  /** Another λ. */
  WRONG_REGULARIZATION(
      "A penalty or the clipping of the gradient is not applied as it should be.",
      "L2 on the biases as well, weight decay inside the gradient, no clipping"),
  /** None of them. */
  UNKNOWN("No known mistake gives these values.", "");

  private final String sentence;
  private final String lookFor;

  Cause(String sentence, String lookFor) {
    this.sentence = sentence;
    this.lookFor = lookFor;
  }

  /**
   * The stable code.
   *
   * @return such as {@code sign-flipped}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What is wrong.
   *
   * @return one sentence
   */
  public String sentence() {
    return sentence;
  }

  /**
   * The code that typically does it.
   *
   * @return a phrase, empty for {@link #UNKNOWN}
   */
  public String lookFor() {
    return lookFor;
  }
}
