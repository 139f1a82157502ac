/**
 * Experiment files: reading them with one clear error for whatever is wrong, and writing them.
 *
 * <p>Start at {@link dev.gradtwin.compare.file.ExperimentReader}. What a value may be is decided by
 * {@code dev.gradtwin.spec}; this package adds the file and the path to it. Depends on {@code
 * dev.gradtwin.spec} and {@code dev.gradtwin.train} only.
 */
@NullMarked
package dev.gradtwin.compare.file;

import org.jspecify.annotations.NullMarked;
