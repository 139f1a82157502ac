/**
 * The mistakes that people make in backpropagation, as hypotheses that can be run: each changes one
 * part of one formula of a step.
 *
 * <p>Start at {@link dev.gradtwin.compare.diagnosis.model.Formula}, which has all formulas and
 * their parts, then {@link dev.gradtwin.compare.diagnosis.model.Catalogue} and any model of it.
 * {@link dev.gradtwin.compare.diagnosis.model.Moment} is the evidence that they are tried on.
 * Depends on {@code dev.gradtwin.spec}, {@code dev.gradtwin.train} and {@code
 * dev.gradtwin.compare.oracle}.
 */
@NullMarked
package dev.gradtwin.compare.diagnosis.model;

import org.jspecify.annotations.NullMarked;
