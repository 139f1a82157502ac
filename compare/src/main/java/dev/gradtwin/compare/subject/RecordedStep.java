package dev.gradtwin.compare.subject;

import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trace, independent of the others' buffers.
 *
 * @param number from 0
 * @param before the parameters before it; null where those after the step before it are meant
 * @param batch its examples; null where they are the experiment's
 * @param told what it tells
 */
record RecordedStep(
    long number, @Nullable Parameters before, @Nullable Batch batch, StepTrace told) {}
