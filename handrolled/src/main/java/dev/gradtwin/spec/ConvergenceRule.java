package dev.gradtwin.spec;

import java.util.OptionalDouble;

/**
 * When a network counts as having learned its data: every output lies on its target's side of
 * {@code threshold}, or, where an accuracy is asked for, so large a part of the examples has its
 * largest output at its class; and the loss, averaged over the examples, is below {@code loss}.
 *
 * @param threshold the value that separates the two sides
 * @param loss what the mean loss of an example has to stay under
 * @param accuracy the part of the examples, of one-hot targets, that has to be right; empty for the
 *     rule of the sides
 */
public record ConvergenceRule(double threshold, double loss, OptionalDouble accuracy) {
  /**
   * Sides of 0.5, and a mean loss below 0.05: under the XOR plateaus of ½Σ(ŷ−y)², where two rows of
   * four (0.0625) or all (0.125) stand at 0.5.
   */
  public static final ConvergenceRule DEFAULT = new ConvergenceRule(0.5, 0.05);

  /**
   * Checks the numbers.
   *
   * @throws SpecException if {@code threshold} is not finite, {@code loss} not greater than 0, or
   *     {@code accuracy} not in (0, 1]
   */
  public ConvergenceRule {
    Require.finite("threshold", threshold);
    Require.positive("loss", loss);
    if (accuracy.isPresent() && !(accuracy.getAsDouble() > 0 && accuracy.getAsDouble() <= 1)) {
      throw SpecException.of(
          "accuracy", "a number greater than 0, at most 1", accuracy.getAsDouble());
    }
  }

  /**
   * The rule of the sides.
   *
   * @param threshold the value that separates the two sides
   * @param loss what the mean loss of an example has to stay under
   * @throws SpecException if {@code threshold} is not finite or {@code loss} not greater than 0
   */
  public ConvergenceRule(double threshold, double loss) {
    this(threshold, loss, OptionalDouble.empty());
  }
}
