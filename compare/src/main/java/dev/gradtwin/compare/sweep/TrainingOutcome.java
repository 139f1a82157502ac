package dev.gradtwin.compare.sweep;

/**
 * What became of one training.
 *
 * @param seed of the initial parameters
 * @param converged whether the experiment's rule holds after the last epoch
 * @param right whether every output is then on its target's side of the rule's threshold
 * @param epoch the first epoch, of those that were looked at, after which the rule held; −1 if it
 *     never did
 * @param loss on all rows after the last epoch
 */
public record TrainingOutcome(
    long seed, boolean converged, boolean right, long epoch, double loss) {}
