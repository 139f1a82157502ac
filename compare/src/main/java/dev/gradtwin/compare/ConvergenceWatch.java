package dev.gradtwin.compare;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.OptionalLong;

/**
 * Notes the epoch by which a trainer had learned, looking after each of the first ten epochs, then
 * whenever a tenth more have passed, and after the last.
 */
final class ConvergenceWatch {
  private final Experiment experiment;
  private final double[][] inputs;
  private long next = 1;
  private OptionalLong convergedBy = OptionalLong.empty();

  ConvergenceWatch(Experiment experiment) {
    this.experiment = experiment;
    this.inputs = experiment.data().inputs();
  }

  /** Called after every step, with the number of steps taken. */
  void observe(long steps, Trainer trainer) {
    long epoch = steps / experiment.stepsPerEpoch();
    boolean last = steps == experiment.steps();
    boolean due = epoch >= next && steps % experiment.stepsPerEpoch() == 0;
    if (convergedBy.isPresent() || (!due && !last)) {
      return;
    }
    next = epoch + 1 + epoch / 10;
    double[][] outputs = trainer.predict(inputs);
    double loss = HandrolledNetwork.loss(experiment.network(), outputs, experiment.data());
    if (Learning.ruleHolds(experiment, outputs, loss)) {
      convergedBy = OptionalLong.of(epoch);
    }
  }

  OptionalLong convergedBy() {
    return convergedBy;
  }
}
