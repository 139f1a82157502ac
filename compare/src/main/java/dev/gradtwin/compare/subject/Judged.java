package dev.gradtwin.compare.subject;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;

/**
 * How a subject is judged that declares its gradients to be averaged where the experiment sums
 * them, or the other way round.
 *
 * <p>The declaration leaves open what the subject makes of such a gradient, so its first step
 * tells. If its update uses the gradient as it is, it trains with the other reduction, and is held
 * against that. If not, or if it tells no parameters, it trains the experiment, and what it tells
 * is multiplied back. Its loss may be the one or the other.
 *
 * @param experiment what the subject trains
 * @param gradientPower by which power of the number of rows its gradients and deltas are
 *     multiplied: −1, 0 or 1
 * @param lossPower the same of its loss
 */
record Judged(Experiment experiment, int gradientPower, int lossPower) {

  /** A subject that tells what the experiment asks for. */
  static Judged asAsked(Experiment experiment) {
    return new Judged(experiment, 0, 0);
  }

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
    Experiment other = withOtherReduction(experiment);
    int back = other.network().reduction() == Reduction.MEAN ? 1 : -1;
    double factor = factor(back, batch.rows());
    StepTrace right = new StepTrace(experiment.network());
    try (HandrolledNetwork network = HandrolledNetwork.of(other)) {
      network.load(before);
      network.step(batch, right);
    }
    boolean trainsOther =
        told.tells(Quantity.PARAMETERS)
            && distance(before, told, right, 1) <= distance(before, told, right, factor);
    boolean tellsOtherLoss =
        Math.abs(told.loss() - right.loss()) <= Math.abs(told.loss() - factor * right.loss());
    return trainsOther
        ? new Judged(other, 0, tellsOtherLoss ? 0 : -back)
        : new Judged(experiment, back, tellsOtherLoss ? back : 0);
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

  private static Experiment withOtherReduction(Experiment experiment) {
    NetworkSpec network = experiment.network();
    Reduction other = network.reduction() == Reduction.SUM ? Reduction.MEAN : Reduction.SUM;
    return experiment.with(
        new NetworkSpec(network.inputs(), network.layers(), network.loss(), other));
  }

  /** Translates what was told of a step; modifies it. */
  void translate(StepTrace told) {
    told.loss(factor(lossPower, told.rows()) * told.loss());
    if (gradientPower != 0) {
      double factor = factor(gradientPower, told.rows());
      scale(told.gradients().values(), factor);
      for (int k = 0; k < told.layers(); k++) {
        scale(told.dz(k), factor);
      }
    }
  }

  private static double factor(int power, int rows) {
    return power == 0 ? 1 : power > 0 ? rows : 1.0 / rows;
  }

  private static void scale(double[] values, double factor) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= factor;
    }
  }
}
