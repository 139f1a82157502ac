package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.compare.oracle.RoundingBound;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains two trainers re-synchronised until they first differ by more than the proven bounds of
 * both: no drift, no learning curve, no diagnosis, for whoever compares thousands of small
 * experiments.
 *
 * @param divergence where; empty if they agree to the end
 * @param judgement what the oracle says of it; empty where it cannot
 * @param unbounded whether the bound of some number was infinite, so that nothing was said of it
 */
public record FirstDivergence(
    Optional<Divergence> divergence, Optional<Judgement> judgement, boolean unbounded) {

  /**
   * Trains and compares.
   *
   * @param experiment what both train
   * @param subject follows: starts every step from the reference's parameters
   * @param reference leads
   * @return what was found
   */
  public static FirstDivergence of(Experiment experiment, Trainer subject, Trainer reference) {
    Parameters initial = InitialParameters.draw(experiment);
    subject.load(initial);
    reference.load(initial);
    Batches batches = new Batches(experiment);
    RoundingBound rounding = new RoundingBound(experiment);
    StepTrace bounds = new StepTrace(experiment.network());
    StepTrace one = new StepTrace(experiment.network());
    StepTrace other = new StepTrace(experiment.network());
    StepComparison comparison = new StepComparison(experiment.network());
    boolean unbounded = false;
    for (long step = 0; step < experiment.steps(); step++) {
      Batch batch = batches.next();
      Parameters before = reference.parameters();
      subject.synchronize(before);
      reference.step(batch, other);
      subject.step(batch, one);
      rounding.bound(batch, before, bounds);
      unbounded |= isUnbounded(bounds);
      Divergence found = comparison.compare(step, one, other, bounds, bounds);
      if (found != null) {
        return new FirstDivergence(
            Optional.of(found), judge(experiment, found, batch, before, rounding), unbounded);
      }
    }
    return new FirstDivergence(Optional.empty(), Optional.empty(), unbounded);
  }

  private static Optional<Judgement> judge(
      Experiment experiment,
      Divergence found,
      Batch batch,
      Parameters before,
      RoundingBound rounding) {
    if (!finite(before)) {
      return Optional.empty();
    }
    Oracle oracle = new Oracle(experiment, batch, before, rounding.history());
    return Judgement.of(found, experiment.network(), oracle);
  }

  private static boolean finite(@Nullable Parameters parameters) {
    return parameters != null && Arrays.stream(parameters.values()).allMatch(Double::isFinite);
  }

  private static boolean isUnbounded(StepTrace bounds) {
    return Double.isInfinite(bounds.loss())
        || !Arrays.stream(bounds.gradients().values()).allMatch(Double::isFinite)
        || !Arrays.stream(bounds.parameters().values()).allMatch(Double::isFinite);
  }
}
