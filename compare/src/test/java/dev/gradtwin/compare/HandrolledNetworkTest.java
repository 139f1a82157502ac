package dev.gradtwin.compare;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;

class HandrolledNetworkTest extends TrainerContract {
  @Override
  Trainer trainer(Experiment experiment) {
    return HandrolledNetwork.of(experiment);
  }
}
