/**
 * Names as files and command lines spell them, and foreign text made fit for one line of a message.
 *
 * <p>Depends on {@code dev.gradtwin.spec} only.
 */
@NullMarked
package dev.gradtwin.compare.text;

import org.jspecify.annotations.NullMarked;
