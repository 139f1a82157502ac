package dev.gradtwin.compare;

import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;

/**
 * A step of a run, as the trainer under test took it.
 *
 * @param number from 0
 * @param before the parameters before it; not to be modified
 * @param batch its examples
 * @param told what the trainer told of it; not to be modified
 */
public record SubjectStep(long number, Parameters before, Batch batch, StepTrace told) {}
