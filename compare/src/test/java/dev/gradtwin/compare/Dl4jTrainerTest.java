package dev.gradtwin.compare;

import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;

class Dl4jTrainerTest extends TrainerContract {
  @Override
  Trainer trainer(Experiment experiment) {
    return new Dl4jTrainer(experiment);
  }
}
