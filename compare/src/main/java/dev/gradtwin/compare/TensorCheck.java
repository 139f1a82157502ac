package dev.gradtwin.compare;

/**
 * How a tensor of both sides compares with its exact values, over all steps that were looked at.
 *
 * @param stage the part of the step
 * @param tensor {@code 0_z}, {@code loss}, {@code 0_W}, …
 * @param elements elements of each side that were compared
 * @param of elements that there were
 * @param sampled how many of one step's were drawn at random, at least
 * @param directions random directions of one step along which it was compared
 * @param subjectWrong whether the trainer under test is wrong in any of that
 * @param referenceWrong whether its twin is
 */
public record TensorCheck(
    Stage stage,
    String tensor,
    long elements,
    long of,
    int sampled,
    int directions,
    boolean subjectWrong,
    boolean referenceWrong) {
  /**
   * Whether nothing was left to chance.
   *
   * @return true if all elements were compared
   */
  public boolean complete() {
    return elements == of;
  }

  /**
   * The probability that the directions miss an element whose error is larger than the bounds of
   * the whole tensor together.
   *
   * @return at most 2⁻ᵈ, see {@link dev.gradtwin.compare.oracle.Direction}; 0 if complete
   */
  public double missesOneElement() {
    return complete() ? 0 : Math.scalb(1.0, -directions);
  }

  /**
   * The probability that the sampled elements miss that a fraction of the tensor is wrong.
   *
   * @param wrong q, the fraction of its elements that are wrong
   * @return at most (1 − q)ⁿ; 0 if complete
   */
  public double misses(double wrong) {
    return complete() ? 0 : Math.pow(1 - wrong, sampled);
  }
}
