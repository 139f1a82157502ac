package dev.gradtwin.compare.sweep;

import dev.gradtwin.compare.Learning;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.kernel.Kernel;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One training of a sweep, repeated whole with the twin: in lock-step, a thousand of its steps
 * judged under their rounding bounds, and both sides by what they finally learned.
 *
 * @param combination which, from 0
 * @param seed of the training
 * @param problem what does not agree; empty if all does
 */
public record Confirmation(int combination, long seed, Optional<String> problem) {
  private static final int COMPARED = 1000;

  /**
   * Which trainings to confirm: a random sample, the same for the same sweep.
   *
   * @param outcomes of the sweep
   * @param size how many, at most as many as there are
   * @return numbers of trainings, those of the first combination first, ascending
   */
  static List<Long> sample(List<List<TrainingOutcome>> outcomes, int size) {
    long all = outcomes.stream().mapToLong(List::size).sum();
    SplittableRandom random = new SplittableRandom(outcomes.get(0).get(0).seed());
    TreeSet<Long> sample = new TreeSet<>();
    while (sample.size() < Math.min(size, all)) {
      sample.add(random.nextLong(all));
    }
    return List.copyOf(sample);
  }

  /**
   * Confirms a random sample.
   *
   * @param grid the combinations
   * @param outcomes of the sweep over them
   * @param size how many to confirm, at most as many as there are
   * @return what was found, in the order of the sweep
   */
  public static List<Confirmation> of(
      List<Combination> grid, List<List<TrainingOutcome>> outcomes, int size) {
    int seeds = outcomes.get(0).size();
    List<Confirmation> confirmations = new ArrayList<>();
    for (long number : sample(outcomes, size)) {
      int combination = (int) (number / seeds);
      TrainingOutcome outcome = outcomes.get(combination).get((int) (number % seeds));
      confirmations.add(
          new Confirmation(
              combination, outcome.seed(), problem(grid.get(combination).experiment(), outcome)));
    }
    return confirmations;
  }

  /** What a run in lock-step has against an outcome. */
  static Optional<String> problem(Experiment unseeded, TrainingOutcome outcome) {
    Experiment experiment = Seeds.of(unseeded, outcome.seed());
    int every = (int) Math.min(Integer.MAX_VALUE, (experiment.steps() + COMPARED - 1) / COMPARED);
    RunResult result;
    try (Trainer free = subject(experiment);
        Trainer resynchronised = subject(experiment);
        Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      result =
          new LockStep(
                  experiment,
                  Pairing.withTwin(free, resynchronised, twin),
                  every,
                  OracleMode.DIVERGENCE)
              .run(step -> {});
    }
    boolean finite = Double.isFinite(outcome.loss());
    if (result.verdict() == Verdict.MISMATCH || (result.verdict() != Verdict.MATCH && finite)) {
      return Optional.of("the sides differ beyond rounding");
    }
    if (!finite) {
      return Optional.empty();
    }
    if (Double.compare(result.subject().loss(), outcome.loss()) != 0) {
      return Optional.of("loss " + outcome.loss() + ", repeated " + result.subject().loss());
    }
    boolean twin = result.reference().learning() == Learning.CONVERGED;
    return twin == outcome.converged()
        ? Optional.empty()
        : Optional.of(twin ? "only the twin converged" : "the twin did not converge");
  }

  private static Trainer subject(Experiment experiment) {
    return Kernel.supports(experiment) ? Kernel.of(experiment) : HandrolledNetwork.of(experiment);
  }
}
