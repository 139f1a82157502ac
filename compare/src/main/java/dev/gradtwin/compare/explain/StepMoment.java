package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.oracle.Exact;
import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.compare.oracle.StepBound;
import dev.gradtwin.compare.oracle.UpdateHistory;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run as both sides take it from the same parameters, and what the oracle says of it.
 *
 * @param experiment whose
 * @param step its number, from 0
 * @param batch its examples
 * @param before the parameters before it
 * @param hand what the hand-written network told of it
 * @param twin what Deeplearning4j told of it; null if it cannot express the experiment
 * @param refused why it cannot; empty if it can
 * @param history what earlier steps left behind in the updater
 * @param oracle knows the exact values
 */
record StepMoment(
    Experiment experiment,
    long step,
    Batch batch,
    Parameters before,
    StepTrace hand,
    @Nullable StepTrace twin,
    String refused,
    UpdateHistory history,
    Oracle oracle) {

  /**
   * Trains up to a step, and takes it. The twin takes the steps before it only where they leave
   * something behind but parameters.
   */
  static StepMoment of(Experiment experiment, long step) {
    boolean remembers =
        experiment.training().updater().remembers() || experiment.training().schedule().isPresent();
    Batches batches = new Batches(experiment);
    StepBound rounding = new StepBound(experiment, 1);
    StepTrace ofHand = new StepTrace(experiment.network());
    StepTrace ofTwin = new StepTrace(experiment.network());
    String refused = "";
    try (HandrolledNetwork hand = HandrolledNetwork.of(experiment)) {
      Trainer twin;
      try {
        twin = new Dl4jTrainer(experiment);
      } catch (SpecException e) {
        refused = String.valueOf(e.getMessage());
        twin = HandrolledNetwork.of(experiment); // keeps step, and is not shown
      }
      hand.load(InitialParameters.draw(experiment));
      twin.load(hand.parameters());
      for (long k = 0; k < step; k++) {
        Batch batch = batches.next();
        if (remembers) {
          Parameters before = hand.parameters();
          twin.synchronize(before);
          twin.step(batch);
          rounding.follow(batch, before);
        }
        hand.step(batch);
      }
      Batch batch = batches.next().copy();
      Parameters before = hand.parameters();
      twin.synchronize(before);
      twin.step(batch, ofTwin);
      hand.step(batch, ofHand);
      rounding.follow(batch, before);
      twin.close();
      UpdateHistory history = rounding.history();
      return new StepMoment(
          experiment,
          step,
          batch,
          before,
          ofHand,
          refused.isEmpty() ? ofTwin : null,
          refused,
          history,
          new Oracle(experiment, batch, before, history));
    }
  }

  /** The twin's value of a quantity. */
  OptionalDouble twin(Quantity quantity, ToDoubleFunction<StepTrace> value) {
    return twin != null && twin.tells(quantity)
        ? OptionalDouble.of(value.applyAsDouble(twin))
        : OptionalDouble.empty();
  }

  /**
   * The exact value, where the network is small enough to ask for it and its numbers are finite.
   */
  OptionalDouble exact(boolean oneRow, Function<Oracle, Exact> question) {
    return oracle.answers(oneRow) && finite()
        ? OptionalDouble.of(question.apply(oracle).toDouble())
        : OptionalDouble.empty();
  }

  private boolean finite() {
    for (double value : before.values()) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
