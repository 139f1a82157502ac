package dev.gradtwin.compare.sweep;

import dev.gradtwin.spec.Experiment;
import java.util.List;

/**
 * One value of each varied field.
 *
 * @param values in the order of the variations; none where nothing is varied
 * @param experiment with these values
 */
public record Combination(List<String> values, Experiment experiment) {
  /** Copies the values. */
  public Combination {
    values = List.copyOf(values);
  }
}
