package dev.gradtwin.compare;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;

/** An experiment in another floating-point format. */
final class InPrecision {
  private InPrecision() {}

  static Experiment of(Precision precision, Experiment experiment) {
    return new Experiment(
        experiment.name(),
        experiment.data(),
        experiment.network(),
        experiment.initialization(),
        experiment.training(),
        experiment.convergence(),
        precision);
  }
}
