package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Symbol;
import java.util.List;

/** How formulas are written. */
interface Notation {
  /** The significant digits of numbers that are filled in. */
  int FILLED = 6;

  /** A number that is filled in. */
  default String number(double value) {
    return number(value, FILLED);
  }

  /** A number with so many significant digits. */
  String number(double value, int digits);

  String symbol(Symbol symbol);

  String plus();

  String minus();

  String times();

  String group(String text);

  String quotient(Expression numerator, Expression denominator, boolean filled);

  String power(String base, String exponent);

  String call(Function function, List<String> arguments);
}
