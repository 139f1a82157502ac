/**
 * Other people's implementations: what they are asked, how they answer, and what they declare about
 * their answers.
 *
 * <p>Start at {@link dev.gradtwin.compare.subject.ForeignTrainer}, a process that is a trainer, and
 * {@link dev.gradtwin.compare.subject.RecordedTrainer}, a run that was recorded. The protocol is
 * described in {@code docs/subjects.md}, traces in {@code docs/traces.md}. Depends on {@code
 * compare}, {@code compare.file} and the hand-written network, which predicts for subjects that
 * cannot be asked to.
 */
@NullMarked
package dev.gradtwin.compare.subject;

import org.jspecify.annotations.NullMarked;
