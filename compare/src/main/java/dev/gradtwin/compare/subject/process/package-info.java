/**
 * A foreign process that answers lines with lines: started without a shell, never waited for
 * without a limit, never left behind.
 *
 * <p>Start at {@link dev.gradtwin.compare.subject.process.LineProcess}. Knows nothing of what the
 * lines say. Depends on {@code compare.file} only.
 */
@NullMarked
package dev.gradtwin.compare.subject.process;

import org.jspecify.annotations.NullMarked;
