/**
 * The hand-written network: plain loops over plain arrays, forward beside backward.
 *
 * <p>Start at {@link dev.gradtwin.handrolled.HandrolledNetwork}, then {@code DenseLayer}, one
 * {@code ActivationFunction} and one {@code LossFunction}. In all of it {@code dq} is ∂L/∂q, of the
 * same shape as {@code q}; arrays are flat and row-major, rows are examples. Depends on {@code
 * dev.gradtwin.spec} and {@code dev.gradtwin.train} only.
 */
package dev.gradtwin.handrolled;
