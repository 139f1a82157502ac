package dev.gradtwin.compare;

import dev.gradtwin.compare.TensorTally.Told;
import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.compare.oracle.OraclePlan;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A step whose exact values can be asked for, and what both sides told of it.
 *
 * @param step from 0
 * @param oracle for this step
 * @param plan how much to ask
 * @param random draws the sample: the same for the same step
 * @param subject what the trainer under test told
 * @param reference what its twin told
 * @param bounds at every element's place, how far each may be from the exact value
 */
record ExactStep(
    long step,
    Oracle oracle,
    OraclePlan plan,
    SplittableRandom random,
    StepTrace subject,
    StepTrace reference,
    StepTrace bounds) {
  static ExactStep of(
      Experiment experiment, double seconds, long step, Parting parting, StepTrace bounds) {
    return new ExactStep(
        step,
        new Oracle(experiment, parting.batch(), parting.before(), parting.history().get()),
        new OraclePlan(experiment.network(), parting.batch().rows(), seconds),
        new SplittableRandom(step),
        parting.subject(),
        parting.reference(),
        bounds);
  }

  boolean bothTell(Quantity quantity) {
    return subject.tells(quantity) && reference.tells(quantity);
  }

  /** One array of all three traces. */
  Told told(Function<StepTrace, double[]> array) {
    return new Told(array.apply(subject), array.apply(reference), array.apply(bounds));
  }
}
