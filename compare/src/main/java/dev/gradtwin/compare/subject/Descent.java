package dev.gradtwin.compare.subject;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Parameters;

/** Plain gradient descent, for subjects that tell gradients and no parameters. */
final class Descent {
  private final double learningRate;
  private final Precision precision;

  Descent(Experiment experiment) {
    if (!(experiment.training().updater() instanceof UpdaterSpec.Sgd sgd)) {
      throw new IllegalArgumentException("no update for " + experiment.training().updater());
    }
    learningRate = sgd.learningRate();
    precision = experiment.precision();
  }

  /** θ ← θ − η·g, rounded to the experiment's precision; modifies θ. */
  void update(Parameters theta, Parameters gradient) {
    double[] values = theta.values();
    for (int k = 0; k < values.length; k++) {
      values[k] -= learningRate * gradient.values()[k];
    }
    precision.round(values, 0, values.length);
  }
}
