/**
 * What the right value is, and how far rounding may take a correct program from it.
 *
 * <p>{@link dev.gradtwin.compare.oracle.RoundingBound} bounds what any correct implementation can
 * differ by from the exact result, {@link dev.gradtwin.compare.oracle.StepBound} what it does
 * differ by, as far as anybody saw; {@link dev.gradtwin.compare.oracle.Oracle} has the exact
 * result, to 40 digits, from a forward pass that a library differentiates. Depends on {@code
 * dev.gradtwin.spec} and {@code dev.gradtwin.train} only, so that it shares no mistake with those
 * it judges.
 */
@NullMarked
package dev.gradtwin.compare.oracle;

import org.jspecify.annotations.NullMarked;
