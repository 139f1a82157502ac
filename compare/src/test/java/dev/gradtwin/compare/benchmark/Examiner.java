package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is measured: whether a trainer is wrong, and if so where, and why. */
interface Examiner {
  /**
   * What an examiner says.
   *
   * @param found whether the trainer is wrong
   * @param place the first tensor that is wrong given its own inputs; null if it does not say
   * @param causes names of what may be wrong; none where it knows no name
   */
  record Answer(boolean found, @Nullable String place, List<String> causes) {
    /** Copies the list. */
    public Answer {
      causes = List.copyOf(causes);
    }
  }

  /**
   * Examines a trainer.
   *
   * @param trainers makes new instances of it
   * @param at the parameters to start from
   * @param batch the examples
   */
  Answer examine(Experiment experiment, Supplier<Trainer> trainers, Parameters at, Batch batch);
}
