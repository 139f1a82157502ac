/**
 * What experiments can be made of, found out by trying every part of them on both sides.
 *
 * <p>Depends on the comparison and on {@code dev.gradtwin.compare.file}.
 */
@NullMarked
package dev.gradtwin.compare.support;

import org.jspecify.annotations.NullMarked;
