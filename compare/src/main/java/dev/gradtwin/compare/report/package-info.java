/**
 * Writers of results: {@link dev.gradtwin.compare.report.ConsoleReport} for people, {@link
 * dev.gradtwin.compare.report.JsonReport} for scripts. They compute nothing: every number comes
 * from the {@link dev.gradtwin.compare.RunResult}.
 */
@NullMarked
package dev.gradtwin.compare.report;

import org.jspecify.annotations.NullMarked;
