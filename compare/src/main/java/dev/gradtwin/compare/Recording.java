package dev.gradtwin.compare;

import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Trainer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A side that took its steps before and gives them back in their order. It cannot be asked for
 * others: {@link #load} changes nothing before the first of its steps, and is refused after it.
 */
public interface Recording extends Trainer {
  /**
   * The step that it gives next.
   *
   * @return its number, from 0; empty at the end
   */
  OptionalLong nextStep();

  /**
   * The examples of that step.
   *
   * @return empty where they are the experiment's
   */
  Optional<Batch> batch();
}
