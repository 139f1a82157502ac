/**
 * Runs that are kept, so that a later build can be held against them.
 *
 * <p>A baseline is a trace ({@code compare.subject}) of chosen steps between a first line, which
 * says what was trained, by what and where, and a last line, which says what came of it. Start at
 * {@link dev.gradtwin.compare.baseline.BaselineRecorder}; {@code docs/baselines.md} describes the
 * file. Depends on {@code compare.subject}, {@code compare.file} and the hand-written network.
 */
@NullMarked
package dev.gradtwin.compare.baseline;

import org.jspecify.annotations.NullMarked;
