/**
 * Examples from elsewhere than the experiment file: tables of comma-separated values, images in
 * MNIST's format, and built-in ones.
 *
 * <p>Start at {@link dev.gradtwin.compare.data.DataSource}. Depends on {@code dev.gradtwin.spec}
 * and on {@code dev.gradtwin.train} for its seeded generator.
 */
@NullMarked
package dev.gradtwin.compare.data;

import org.jspecify.annotations.NullMarked;
