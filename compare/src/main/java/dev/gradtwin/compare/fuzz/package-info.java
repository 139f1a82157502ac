/**
 * Draws experiments, trains both sides, and says who is wrong where they differ.
 *
 * <p>Start at {@link dev.gradtwin.compare.fuzz.Fuzzer}; {@code CaseGenerator} decides what is
 * drawn. Depends on {@code dev.gradtwin.compare} and what that depends on.
 */
@NullMarked
package dev.gradtwin.compare.fuzz;

import org.jspecify.annotations.NullMarked;
