package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.compare.oracle.OraclePlan;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the oracle about steps, at the first divergence or always, and keeps count. */
public final class OracleWatch {
  /** What may be spent on the gradients at the divergence. */
  private static final double SECONDS_AT_DIVERGENCE = 20;

  /** What may be spent on a run that is asked about always. */
  private static final double SECONDS_OF_RUN = 180;

  private final Experiment experiment;
  private final OracleMode mode;
  private final double seconds;
  private final ExactComparison comparison;
  private long steps;
  private @Nullable ExactStep last;

  OracleWatch(Experiment experiment, OracleMode mode, int every) {
    this.experiment = experiment;
    this.mode = mode;
    seconds =
        mode == OracleMode.ALWAYS
            ? SECONDS_OF_RUN / compared(experiment, every)
            : SECONDS_AT_DIVERGENCE;
    comparison = new ExactComparison(experiment.network());
  }

  private static double compared(Experiment experiment, int every) {
    return Math.ceil((double) experiment.steps() / every);
  }

  /**
   * What asking always takes, at least: where time is short, elements and directions are sampled.
   *
   * @param experiment what to run
   * @param every every how many steps the sides are compared
   * @return seconds, estimated; see {@link #affordable}
   */
  public static double secondsOfAlways(Experiment experiment, int every) {
    double each = SECONDS_OF_RUN / compared(experiment, every);
    OraclePlan plan = new OraclePlan(experiment.network(), experiment.batchSize(), each);
    return plan.seconds() * compared(experiment, every);
  }

  /**
   * Whether so much time is within what a run may take.
   *
   * @param seconds estimated
   * @return false from more than some minutes on
   */
  public static boolean affordable(double seconds) {
    return seconds <= 2 * SECONDS_OF_RUN;
  }

  /**
   * Looks at a compared step; returns the first divergence in it, which may be one that only the
   * exact values show, or null.
   *
   * @param parting what both sides had and told; not kept
   * @param found where they differ from each other, or null
   */
  @Nullable Divergence look(
      long step, Parting parting, StepTrace bounds, @Nullable Divergence found) {
    boolean due = mode == OracleMode.ALWAYS || (found != null && steps == 0);
    if (!due || (found != null && found.nonFinite())) {
      return found;
    }
    ExactStep exact = ExactStep.of(experiment, seconds, step, parting, bounds);
    if (!exact.oracle().answers(false)) {
      return found;
    }
    last = exact;
    if (mode == OracleMode.DIVERGENCE && found != null) {
      if (exact.bothTell(Quantity.GRADIENTS)) {
        steps++;
        comparison.gradients(exact, found);
      }
      return found;
    }
    steps++;
    Optional<Divergence> wrong = comparison.everything(exact);
    return found == null || comparison.complete() ? wrong.orElse(found) : found;
  }

  /** The oracle for a step, with what it already knows of it. */
  Oracle oracle(long step, Parting parting) {
    ExactStep known = last;
    last = null;
    return known != null && known.step() == step
        ? known.oracle()
        : new Oracle(experiment, parting.batch(), parting.before(), parting.history().get());
  }

  /** What was compared; empty if nothing was. */
  Optional<OracleCheck> summary() {
    return steps == 0
        ? Optional.empty()
        : Optional.of(new OracleCheck(mode, steps, comparison.summary()));
  }
}
