package dev.gradtwin.compare.assertions;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.function.Function;

/**
 * Makes the trainer that an assertion is about.
 *
 * @param factory makes it, or gives the only one
 * @param closes whether the assertion is its last user
 */
record TrainerFactory(Function<Experiment, Trainer> factory, boolean closes) {
  Trainer make(Experiment experiment) {
    return factory.apply(experiment);
  }
}
