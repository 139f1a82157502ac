package dev.gradtwin.compare;

import dev.gradtwin.train.Batch;
import java.util.Optional;

/**
 * A moment of a run: what both sides had before a step, each with its own parameters, and what they
 * made of it.
 *
 * @param step the number of steps taken before
 * @param forward the largest difference of any z, a or loss since the moment before this one, in
 *     units of what is allowed at its element, both sides starting from the same parameters; NaN,
 *     as the three after it, if no step was compared since
 * @param backward the same for deltas and gradients
 * @param update the same for updated parameters
 * @param drift the largest difference of any parameter since the moment before this one
 * @param spread how far rounding had taken the run until then; NaN where that is not known
 * @param subject the trainer under test
 * @param reference what it is held against
 * @param batch the first examples of the step; empty where the network is too large to be drawn,
 *     and after the last step
 */
public record Frame(
    long step,
    double forward,
    double backward,
    double update,
    double drift,
    double spread,
    FrameSide subject,
    FrameSide reference,
    Optional<Batch> batch) {}
