package dev.gradtwin.spec;

/**
 * When a network counts as having learned its data: every output lies on its target's side of
 * {@code threshold}, and the loss, averaged over the examples, is below {@code loss}.
 *
 * @param threshold the value that separates the two sides
 * @param loss what the mean loss of an example has to stay under
 */
public record ConvergenceRule(double threshold, double loss) {
  /**
   * Sides of 0.5, and a mean loss below 0.05: under the XOR plateaus of ½Σ(ŷ−y)², where two rows of
   * four (0.0625) or all (0.125) stand at 0.5.
   */
  public static final ConvergenceRule DEFAULT = new ConvergenceRule(0.5, 0.05);

  /**
   * Checks both numbers.
   *
   * @throws SpecException if {@code threshold} is not finite or {@code loss} not greater than 0
   */
  public ConvergenceRule {
    Require.finite("threshold", threshold);
    Require.positive("loss", loss);
  }
}
