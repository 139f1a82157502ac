/**
 * Which formula of a step is wrong, and how.
 *
 * <p>Start at {@link dev.gradtwin.compare.diagnosis.Diagnosis}: it lets a trainer take steps of its
 * choosing ({@code Probes}), walks through what the trainer told in the order of cause, judging
 * every place by what the trainer itself had before it ({@code Examination}), and searches the
 * {@link dev.gradtwin.compare.diagnosis.model.Catalogue} for what reproduces a wrong place ({@code
 * Search}). Needs no twin. Depends on {@code dev.gradtwin.spec}, {@code dev.gradtwin.train} and
 * {@code dev.gradtwin.compare.oracle}.
 */
@NullMarked
package dev.gradtwin.compare.diagnosis;

import org.jspecify.annotations.NullMarked;
