/**
 * Trains an experiment from many seeds, with varied settings, and counts what becomes of it.
 *
 * <p>Start at {@link dev.gradtwin.compare.sweep.Sweep}. Depends on {@code dev.gradtwin.compare}, on
 * both sides, and on {@code dev.gradtwin.compare.file} for the fields that are varied.
 */
@NullMarked
package dev.gradtwin.compare.sweep;

import org.jspecify.annotations.NullMarked;
