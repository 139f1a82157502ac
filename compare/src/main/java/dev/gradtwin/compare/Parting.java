package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.UpdateHistory;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.function.Supplier;

/**
 * The step at which two sides first parted.
 *
 * @param before the parameters that both had before it
 * @param batch its examples
 * @param subject what the trainer under test told of it
 * @param reference what its twin told
 * @param history what earlier steps left behind, until the next step
 */
record Parting(
    Parameters before,
    Batch batch,
    StepTrace subject,
    StepTrace reference,
    Supplier<UpdateHistory> history) {
  /** Independent of the buffers that the next step overwrites. */
  Parting copy() {
    UpdateHistory known = history.get();
    return new Parting(before.copy(), batch.copy(), subject.copy(), reference.copy(), () -> known);
  }
}
