package dev.gradtwin.compare;

import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.List;
import java.util.Optional;

/**
 * One side at a moment of a run.
 *
 * @param loss of all rows, or of the batch where that takes too long; NaN if it is not known
 * @param outputs ŷ of the first rows of the data; none where that takes too long
 * @param parameters θ before the step; empty for a large network
 * @param told what the side computed in it, of the first examples of the batch; empty where the
 *     network is too large to be drawn, and after the last step
 * @param summaries of the tensors of a large network
 */
@SuppressWarnings("ArrayRecordComponent") // made for this record, and read by writers only
public record FrameSide(
    double loss,
    double[][] outputs,
    Optional<Parameters> parameters,
    Optional<StepTrace> told,
    List<TensorSummary> summaries) {}
