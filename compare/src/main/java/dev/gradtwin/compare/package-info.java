/**
 * The comparison: two trainers in lock-step, what they differ by, where they first part, and what
 * became of both.
 *
 * <p>Start at {@link dev.gradtwin.compare.LockStep}; it leaves a {@link
 * dev.gradtwin.compare.RunResult}. The comparison reports: it changes nothing that it compares and
 * never throws to say "different". Depends on the trainers and their contract; not on files,
 * reports or the command line.
 */
@NullMarked
package dev.gradtwin.compare;

import org.jspecify.annotations.NullMarked;
