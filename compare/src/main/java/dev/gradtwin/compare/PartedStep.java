package dev.gradtwin.compare;

import dev.gradtwin.train.StepTrace;

/**
 * The first step in which both sides differ, both starting from the same parameters.
 *
 * @param step from 0
 * @param subject what the trainer under test told of it; not to be modified
 * @param reference what the other told; not to be modified
 * @param bounds how far each may be from the exact value, element by element; not to be modified
 */
public record PartedStep(long step, StepTrace subject, StepTrace reference, StepTrace bounds) {}
