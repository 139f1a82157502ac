package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.compare.oracle.RoundingBound;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a subject that drifted train once more, from the beginning and left alone, and judges each
 * of its steps by itself: from the parameters that it had before the step, the ones after it must
 * be θ − η·g, as computed here, within the rounding bound.
 *
 * <p>A subject that is right in every step may drift all the same: chaotic training magnifies what
 * rounding does, and roundings that always err in the same direction add up. One that is wrong only
 * while it keeps what earlier steps left behind, which {@link Trainer#load} makes it forget, is
 * found here.
 */
final class FreeReplay {
  private final Experiment experiment;
  private final RoundingBound rounding;
  private final StepTrace bounds;

  FreeReplay(Experiment experiment) {
    this.experiment = experiment;
    rounding = new RoundingBound(experiment);
    bounds = new StepTrace(experiment.network());
  }

  /**
   * A step that is wrong by itself.
   *
   * @param divergence where; its reference is the parameter as computed here
   * @param judgement what the oracle says of it
   */
  record WrongStep(Divergence divergence, Optional<Judgement> judgement) {}

  /**
   * Replays a run.
   *
   * @param subject loses the parameters that it has
   * @param last the last step to look at
   * @return the first step that is wrong; empty if none is
   */
  Optional<WrongStep> firstWrongStep(Trainer subject, Parameters initial, long last) {
    subject.load(initial);
    Batches batches = new Batches(experiment);
    Parameters before = initial;
    for (long step = 0; step <= last; step++) {
      Batch batch = batches.next();
      subject.step(batch);
      Parameters after = subject.parameters();
      rounding.bound(batch, before, bounds);
      Divergence wrong = compare(step, after.values());
      if (wrong != null) {
        Oracle oracle = new Oracle(experiment, batch, before, rounding.history());
        return Optional.of(new WrongStep(wrong, Judgement.of(wrong, experiment.network(), oracle)));
      }
      before = after;
    }
    return Optional.empty();
  }

  private @Nullable Divergence compare(long step, double[] after) {
    for (Tensor t : ParameterLayout.of(experiment.network()).tensors()) {
      Divergence wrong =
          new TensorComparison(Stage.DRIFT, t.name(), t::index)
              .compare(
                  step,
                  after,
                  rounding.after(),
                  bounds.parameters().values(),
                  bounds.parameters().values(),
                  t.offset(),
                  t.size());
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }
}
