/**
 * The contract between whoever trains and whoever compares: a {@link dev.gradtwin.train.Trainer}
 * takes {@link dev.gradtwin.train.Batch}es from {@link dev.gradtwin.train.Batches} and can tell in
 * a {@link dev.gradtwin.train.StepTrace} what a step did.
 *
 * <p>Start at {@link dev.gradtwin.train.Trainer}. Depends on {@code dev.gradtwin.spec} only.
 */
package dev.gradtwin.train;
