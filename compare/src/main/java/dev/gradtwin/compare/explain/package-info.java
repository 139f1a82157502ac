/**
 * One training step with its own numbers: every value as formula, with numbers filled in, and as
 * result, beside Deeplearning4j's and the exact one. Start reading at {@link
 * dev.gradtwin.compare.explain.Explainer}.
 *
 * <p>{@link dev.gradtwin.compare.explain.Explanation} is the model: sections of {@link
 * dev.gradtwin.compare.explain.Derivation}s, whose formulas are {@link
 * dev.gradtwin.compare.explain.Expression}s. Two renderers write it: {@link
 * dev.gradtwin.compare.explain.TextExplanation} and {@link
 * dev.gradtwin.compare.explain.MarkdownExplanation}. Depends on both sides, the oracle and the
 * Markdown and the setting of {@code report}; knows no command line.
 */
@NullMarked
package dev.gradtwin.compare.explain;

import org.jspecify.annotations.NullMarked;
