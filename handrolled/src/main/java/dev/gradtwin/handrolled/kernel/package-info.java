/**
 * The hand-written network again, made fast: the same steps in the same order as in {@link
 * dev.gradtwin.handrolled.HandrolledNetwork}, which stays the version to read, over arrays that are
 * laid out for the processor.
 *
 * <p>Start at {@link dev.gradtwin.handrolled.kernel.Kernel}. There are two: {@code TiledKernel} for
 * small networks, four rows at a time in registers, {@code BlockedKernel} for large ones, whole
 * rows at a time. Sums are taken in the order of the plain version. Depends on {@code
 * dev.gradtwin.spec}, {@code dev.gradtwin.train} and {@code dev.gradtwin.handrolled}.
 */
package dev.gradtwin.handrolled.kernel;
