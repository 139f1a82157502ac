package dev.gradtwin.compare.sweep;

import dev.gradtwin.compare.Learning;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.kernel.Kernel;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * Trains an experiment from one seed after another, to its last epoch, on one thread: with the
 * kernel where there is one, and else with the plain hand-written network. Until the rule of
 * convergence holds it is looked at after each of the first hundred epochs, then whenever a
 * hundredth more have passed, and after the last; a kernel that sees all rows in every step also
 * knows before which epoch it cannot hold.
 */
final class Training {
  private static final int FINENESS = 100;

  private final Experiment experiment;
  private final double[][] inputs;
  private final @Nullable Kernel kernel;
  private final HandrolledNetwork plain;
  private Batches batches;

  Training(Experiment experiment) {
    this(experiment, Kernel.supports(experiment));
  }

  /**
   * @param fast whether with the kernel
   */
  Training(Experiment experiment, boolean fast) {
    this.experiment = experiment;
    inputs = experiment.data().inputs();
    kernel = fast ? Kernel.of(experiment) : null;
    plain = HandrolledNetwork.of(experiment);
    batches = new Batches(experiment);
  }

  /** One training, the same whatever was trained before. */
  TrainingOutcome from(long seed) {
    trainer().load(InitialParameters.draw(Seeds.of(experiment, seed)));
    batches = new Batches(experiment);
    long last = experiment.training().epochs();
    long held = -1;
    for (long epoch = firstRight(last); ; ) {
      double[][] outputs = trainer().predict(inputs);
      double loss = loss(outputs);
      boolean holds = Learning.ruleHolds(experiment, outputs, loss);
      held = held < 0 && holds ? epoch : held;
      if (epoch == last) {
        boolean right = Double.isFinite(loss) && Learning.onTheRightSide(experiment, outputs);
        return new TrainingOutcome(seed, holds, right, held, loss);
      }
      long next = held >= 0 ? last : Math.min(last, epoch + 1 + epoch / FINENESS);
      train(next - epoch);
      epoch = next;
    }
  }

  /** Trains up to the first epoch by which the rule may hold. */
  private long firstRight(long last) {
    if (kernel == null
        || experiment.stepsPerEpoch() > 1
        || experiment.training().shuffleSeed().isPresent()
        || experiment.convergence().accuracy().isPresent()) {
      return 0;
    }
    long right = kernel.trainUntilRight(last);
    return right < 0 ? last : right;
  }

  private Trainer trainer() {
    return kernel == null ? plain : kernel;
  }

  private void train(long epochs) {
    if (kernel == null) {
      plain.train(batches, epochs * experiment.stepsPerEpoch());
    } else {
      kernel.train(epochs);
    }
  }

  private double loss(double[][] outputs) {
    return experiment
        .precision()
        .round(HandrolledNetwork.loss(experiment.network(), outputs, experiment.data()));
  }
}
