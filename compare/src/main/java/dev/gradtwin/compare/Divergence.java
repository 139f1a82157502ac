package dev.gradtwin.compare;

import java.util.List;
import java.util.Locale;

/**
 * The first difference beyond what is allowed, or the first value that is not finite.
 *
 * @param step from 0
 * @param stage the part of the step
 * @param tensor {@code 0_z}, {@code 0_a}, {@code loss}, {@code 0_W}, …
 * @param index the element: [row, unit] of an activation, [i, j] of W, [j] of b, empty for the loss
 * @param subject the value of the trainer under test
 * @param reference the value of its twin; for {@link Stage#DRIFT} what the subject's own parameters
 *     had to become
 * @param bound what rounding explains of the difference: at most so much where {@link #proven()},
 *     otherwise so much as it was ever seen to ({@link dev.gradtwin.compare.oracle.StepBound})
 * @param worstCase the largest difference that two correct programs can have
 */
public record Divergence(
    long step,
    Stage stage,
    String tensor,
    List<Integer> index,
    double subject,
    double reference,
    double bound,
    double worstCase) {
  /** Copies the index. */
  public Divergence {
    index = List.copyOf(index);
  }

  /**
   * How far the two values lie apart.
   *
   * @return |subject − reference|
   */
  public double difference() {
    return Math.abs(subject - reference);
  }

  /**
   * Whether no two correct programs can differ so much, or a value is not a number.
   *
   * @return false if only the likely bound says so
   */
  public boolean proven() {
    return !(difference() <= worstCase);
  }

  /**
   * Whether this is about a value that is not a number to compare.
   *
   * @return true if either side is NaN or infinite
   */
  public boolean nonFinite() {
    return !Double.isFinite(subject) || !Double.isFinite(reference);
  }

  /**
   * Where it is.
   *
   * @return such as {@code step 3 › 1_W gradient › [4,2]}
   */
  public String path() {
    String element = index.isEmpty() ? "" : " › " + index.toString().replace(" ", "");
    String what = stage == Stage.LOSS ? tensor : tensor + " " + stage.words();
    return String.format(Locale.ROOT, "step %,d › %s%s", step, what, element);
  }
}
