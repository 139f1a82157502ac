package dev.gradtwin.compare.sweep;

import dev.gradtwin.spec.Experiment;
import java.util.List;

/**
 * A sweep and what became of it.
 *
 * @param experiment before anything is varied
 * @param variations the varied fields
 * @param grid their combinations
 * @param outcomes for each combination, in the order of the seeds
 * @param confirmations of the sample that was repeated with the twin
 */
public record SweepReport(
    Experiment experiment,
    List<Variation> variations,
    List<Combination> grid,
    List<List<TrainingOutcome>> outcomes,
    List<Confirmation> confirmations) {
  /** Copies the lists. */
  public SweepReport {
    variations = List.copyOf(variations);
    grid = List.copyOf(grid);
    outcomes = List.copyOf(outcomes);
    confirmations = List.copyOf(confirmations);
  }

  /**
   * Whether the twin agrees in all of the sample.
   *
   * @return false if there is a problem
   */
  public boolean confirmed() {
    return confirmations.stream().allMatch(c -> c.problem().isEmpty());
  }
}
