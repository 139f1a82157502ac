/**
 * The command line: {@link dev.gradtwin.compare.cli.Main} and one class for each command. The only
 * place that prints, and the one that knows exit codes. Nothing depends on it.
 */
@NullMarked
package dev.gradtwin.compare.cli;

import org.jspecify.annotations.NullMarked;
