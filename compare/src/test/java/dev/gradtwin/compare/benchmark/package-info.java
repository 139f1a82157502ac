/**
 * The planted-bug benchmark: networks with known mistakes, and how many of them each checker finds,
 * locates and names.
 *
 * <p>Start at {@link dev.gradtwin.compare.benchmark.PlantedBenchmark}; {@code
 * compare/bench/planted} runs it. A {@code Bug} is a {@code TextbookTrainer} with one method
 * overridden, so that the mistake stands beside its name. The bugs were written without knowledge
 * of the diagnosis that they measure, and every second one is held out from its development.
 */
@NullMarked
package dev.gradtwin.compare.benchmark;

import org.jspecify.annotations.NullMarked;
