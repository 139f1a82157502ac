package dev.gradtwin.compare.benchmark;

import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps in which a bug has the chance to show: two in a row, then one after loading the same
 * parameters again, so that what must survive a step, or must not survive a load, is seen.
 */
final class Steps {
  /**
   * A step.
   *
   * @param before θ before it
   * @param trace what it produced
   */
  record Taken(Parameters before, StepTrace trace) {}

  private Steps() {}

  static List<Taken> of(Trainer trainer, Subject subject) {
    List<Taken> steps = new ArrayList<>();
    trainer.load(subject.at());
    steps.add(take(trainer, subject));
    steps.add(take(trainer, subject));
    trainer.load(subject.at());
    steps.add(take(trainer, subject));
    return steps;
  }

  private static Taken take(Trainer trainer, Subject subject) {
    StepTrace trace = new StepTrace(subject.experiment().network());
    Parameters before = trainer.parameters();
    trainer.step(subject.batch(), trace);
    return new Taken(before, trace);
  }

  /** The same step, from the same parameters, by another program. */
  static StepTrace again(Trainer other, Taken step, Subject subject) {
    StepTrace trace = new StepTrace(subject.experiment().network());
    other.load(step.before());
    other.step(subject.batch(), trace);
    return trace;
  }
}
