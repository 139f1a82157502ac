package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Symbol;
import java.util.OptionalDouble;

/**
 * One number of a step: its formula, and what it comes to.
 *
 * @param left what is computed
 * @param replaces whether it takes the place of what it had before, as a parameter does
 * @param formula how; its symbols have the hand-written side's values
 * @param result the hand-written side's value
 * @param twin Deeplearning4j's; empty where it does not tell it
 * @param exact the oracle's; empty where it was not asked
 * @param note what decided between the branches of a formula; empty for nothing
 */
record Derivation(
    Symbol left,
    boolean replaces,
    Expression formula,
    double result,
    OptionalDouble twin,
    OptionalDouble exact,
    String note) {

  /** A number that is not told by trainers. */
  static Derivation between(Symbol left, boolean replaces, Expression formula) {
    return new Derivation(
        left,
        replaces,
        formula,
        formula.value(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        "");
  }
}
