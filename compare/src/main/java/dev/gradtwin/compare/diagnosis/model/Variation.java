package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One hypothesis: a part of a formula is not what it should be.
 *
 * @param cause the mistake
 * @param label which of its kinds, such as the factor; empty where there is one only
 * @param part what is changed
 * @param change what it is changed to
 * @param text how the part reads then; for {@link Part#RESULT}, {@code %s} stands for the formula
 * @param consequences what else is then right at other places
 */
public record Variation(
    Cause cause,
    String label,
    Part part,
    Change change,
    String text,
    Function<Place, List<Variation>> consequences) {
  /** What a part is changed to. */
  @FunctionalInterface
  public interface Change {
    /**
     * The wrong value.
     *
     * @param right the right one
     * @param moment the step
     * @return null where the mistake says nothing, such as the value of a previous step at the
     *     first
     */
    @Nullable BoundedMatrix of(BoundedMatrix right, Moment moment);
  }

  Variation(Cause cause, String label, Part part, Change change, String text) {
    this(cause, label, part, change, text, place -> List.of());
  }

  Variation(Cause cause, Part part, Change change, String text) {
    this(cause, "", part, change, text);
  }

  Variation implying(Function<Place, List<Variation>> consequences) {
    return new Variation(cause, label, part, change, text, consequences);
  }

  /**
   * The mistake in a few words.
   *
   * @return its code, and its label if it has one
   */
  public String words() {
    return label.isEmpty() ? cause.code() : cause.code() + " (" + label + ")";
  }
}
