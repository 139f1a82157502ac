package dev.gradtwin.handrolled;

import dev.gradtwin.spec.UpdaterSpec;

/** How a gradient changes the parameters; keeps whatever state its rule needs. */
interface Updater {
  /** One update of all parameters; {@code theta} modified, {@code dTheta} not. */
  void update(double[] theta, double[] dTheta);

  static Updater of(UpdaterSpec spec) {
    if (spec instanceof UpdaterSpec.Sgd sgd) {
      return new Sgd(sgd.learningRate());
    }
    throw new IllegalArgumentException("no updater for " + spec);
  }
}
