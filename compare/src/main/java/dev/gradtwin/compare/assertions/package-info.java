/**
 * Assertions for tests of one's own backpropagation, in AssertJ's manner, and random networks for
 * parameterised tests.
 *
 * <p>Start at {@link dev.gradtwin.compare.assertions.GradtwinAssertions}; {@code docs/testing.md}
 * shows their use. Needs AssertJ, and {@link dev.gradtwin.compare.assertions.ExperimentSource}
 * JUnit Jupiter, on the class path. Deeplearning4j is needed by {@code matchesDl4j} alone.
 */
@NullMarked
package dev.gradtwin.compare.assertions;

import org.jspecify.annotations.NullMarked;
