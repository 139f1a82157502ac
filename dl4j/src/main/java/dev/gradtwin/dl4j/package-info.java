/**
 * The twin: the equivalent Deeplearning4j network as a {@link dev.gradtwin.train.Trainer}, trained
 * by DL4J's own {@code fit()}.
 *
 * <p>Start at {@link dev.gradtwin.dl4j.Dl4jTrainer}. {@code TwinTranslator} is the one translator
 * from the specification to DL4J's builders, {@code ArrayLayout} the one place that knows how DL4J
 * orders its arrays, {@code StepObserver} the one that reads what {@code fit()} did. Depends on
 * {@code dev.gradtwin.spec} and {@code dev.gradtwin.train}, not on the hand-written network.
 */
@NullMarked
package dev.gradtwin.dl4j;

import org.jspecify.annotations.NullMarked;
