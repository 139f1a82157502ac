package dev.gradtwin.compare.subject;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;

/**
 * What a subject is held against that declares its gradients to be averaged where the experiment
 * sums them, or the other way round: the same training with the other reduction.
 *
 * <p>A declaration leaves open what the subject makes of such a gradient, so its first step tells:
 * its update may use it as it is, or multiplied back; its loss may be the one or the other. If it
 * tells no parameters, the update is the experiment's, as far as all batches have the same size.
 *
 * @param experiment what the subject trains, as it declares it
 * @param lossFactor what its loss is multiplied by to be that of the experiment
 */
record Judged(Experiment experiment, double lossFactor) {

  /** Whether anything is to be found out. */
  static boolean differs(Experiment experiment, Conventions conventions) {
    Reduction own = experiment.network().reduction();
    return conventions.gradient().orElse(own) != own;
  }

  /**
   * Finds it out.
   *
   * @param before the parameters before a step
   * @param batch its examples
   * @param told what the subject tells of it
   */
  static Judged of(Experiment experiment, Parameters before, Batch batch, StepTrace told) {
    Experiment other = withOtherReduction(experiment, 1);
    double back = other.network().reduction() == Reduction.MEAN ? batch.rows() : 1.0 / batch.rows();
    StepTrace right = new StepTrace(experiment.network());
    try (HandrolledNetwork network = HandrolledNetwork.of(other)) {
      network.load(before);
      network.step(batch, right);
    }
    boolean asItIs =
        told.tells(Quantity.PARAMETERS)
            ? distance(before, told, right, 1) <= distance(before, told, right, back)
            : experiment.data().rows() % experiment.batchSize() != 0;
    boolean otherLoss =
        Math.abs(told.loss() - right.loss()) <= Math.abs(told.loss() - back * right.loss());
    return new Judged(
        asItIs ? other : withOtherReduction(experiment, back), otherLoss ? 1 : 1 / back);
  }

  /** How far the step that was told is from c times the right one. */
  private static double distance(Parameters before, StepTrace told, StepTrace right, double c) {
    double sum = 0;
    for (int k = 0; k < before.values().length; k++) {
      double from = before.values()[k];
      double step = told.parameters().values()[k] - from;
      sum += Math.abs(step - c * (right.parameters().values()[k] - from));
    }
    return sum;
  }

  private static Experiment withOtherReduction(Experiment experiment, double rateFactor) {
    NetworkSpec network = experiment.network();
    TrainingSpec training = experiment.training();
    Reduction other = network.reduction() == Reduction.SUM ? Reduction.MEAN : Reduction.SUM;
    if (!(training.updater() instanceof UpdaterSpec.Sgd sgd)) {
      throw new IllegalArgumentException("no reductions for " + training.updater());
    }
    return experiment
        .with(new NetworkSpec(network.inputs(), network.layers(), network.loss(), other))
        .with(
            new TrainingSpec(
                new UpdaterSpec.Sgd(rateFactor * sgd.learningRate()),
                training.epochs(),
                training.batchSize(),
                training.shuffleSeed()));
  }
}
