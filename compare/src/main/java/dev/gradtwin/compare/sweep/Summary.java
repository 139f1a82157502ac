package dev.gradtwin.compare.sweep;

import java.util.Arrays;
import java.util.List;

/**
 * What became of all trainings of one combination.
 *
 * @param trainings how many there were
 * @param converged in how many the rule holds at the end
 * @param right in how many every output is on its target's side at the end
 * @param notFinite in how many the loss is not finite at the end
 * @param epochs of those that converged, when the rule first held: a quarter, half and three
 *     quarters of them by then; empty if none did
 */
public record Summary(int trainings, int converged, int right, int notFinite, List<Long> epochs) {
  /** Copies the quartiles. */
  public Summary {
    epochs = List.copyOf(epochs);
  }

  /**
   * Counts.
   *
   * @param outcomes of one combination
   * @return the counts
   */
  public static Summary of(List<TrainingOutcome> outcomes) {
    long[] epochs =
        outcomes.stream()
            .filter(TrainingOutcome::converged)
            .mapToLong(TrainingOutcome::epoch)
            .sorted()
            .toArray();
    return new Summary(
        outcomes.size(),
        epochs.length,
        (int) outcomes.stream().filter(TrainingOutcome::right).count(),
        (int) outcomes.stream().filter(o -> !Double.isFinite(o.loss())).count(),
        epochs.length == 0
            ? List.of()
            : Arrays.asList(part(epochs, 1), part(epochs, 2), part(epochs, 3)));
  }

  /** The smallest that so many quarters do not exceed. */
  private static Long part(long[] sorted, int quarters) {
    return sorted[(int) ((sorted.length * (long) quarters + 3) / 4) - 1];
  }
}
