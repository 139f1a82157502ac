package dev.gradtwin.compare.benchmark;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.function.Supplier;

/** Finds, by the rounding bound against the hand-written network; locates and names nothing. */
final class BoundExaminer implements Examiner {
  @Override
  public Answer examine(
      Experiment experiment, Supplier<Trainer> trainers, Parameters at, Batch batch) {
    Subject subject = new Subject(experiment.name(), "", experiment, at, batch);
    RoundingJudge judge = new RoundingJudge(experiment);
    boolean found = false;
    try (Trainer trainer = trainers.get();
        HandrolledNetwork reference = HandrolledNetwork.of(experiment)) {
      for (Steps.Taken step : Steps.of(trainer, subject)) {
        judge.at(batch, step.before());
        found |= judge.firstDifference(step.trace(), Steps.again(reference, step, subject)) != null;
      }
    }
    return new Answer(found, null, List.of());
  }
}
