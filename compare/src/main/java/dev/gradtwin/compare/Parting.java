package dev.gradtwin.compare;

import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;

/**
 * The step at which two sides first parted.
 *
 * @param before the parameters that both had before it
 * @param batch its examples
 * @param subject what the trainer under test told of it
 * @param reference what its twin told
 */
record Parting(Parameters before, Batch batch, StepTrace subject, StepTrace reference) {
  /** Independent of the buffers that the next step overwrites. */
  Parting copy() {
    return new Parting(before, batch.copy(), subject.copy(), reference.copy());
  }
}
