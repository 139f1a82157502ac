package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Symbol;
import java.util.List;

/** {@code 0_a[1,0]·1_W[0,0] + …}: spaces only where a line may be broken. */
final class TextNotation implements Notation {
  static final Notation TEXT = new TextNotation();

  private TextNotation() {}

  @Override
  public String number(double value, int digits) {
    return Digits.of(value, digits);
  }

  @Override
  public String symbol(Symbol symbol) {
    return symbol.text();
  }

  @Override
  public String plus() {
    return " + ";
  }

  @Override
  public String minus() {
    return " − ";
  }

  @Override
  public String times() {
    return "·";
  }

  @Override
  public String group(String text) {
    return "(" + text + ")";
  }

  @Override
  public String quotient(Expression numerator, Expression denominator, boolean filled) {
    return numerator.within(Expression.PRODUCT, this, filled)
        + "/"
        + denominator.within(Expression.POWER, this, filled);
  }

  @Override
  public String power(String base, String exponent) {
    return switch (exponent) {
      case "2" -> base + "²";
      case "3" -> base + "³";
      default -> base + "^" + exponent;
    };
  }

  @Override
  public String call(Function function, List<String> arguments) {
    String inside = String.join(", ", arguments);
    return function == Function.ABSOLUTE
        ? "|" + inside + "|"
        : function.text() + "(" + inside + ")";
  }
}
