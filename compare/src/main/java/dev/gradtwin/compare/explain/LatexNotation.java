package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Symbol;
import java.util.List;

/** What MathJax shows, as GitHub's pages do. */
final class LatexNotation implements Notation {
  static final Notation LATEX = new LatexNotation();

  private LatexNotation() {}

  @Override
  public String number(double value, int digits) {
    String text = Digits.of(value, digits);
    int exponent = text.indexOf('e');
    if (exponent >= 0) {
      return text.substring(0, exponent) + " \\times 10^{" + text.substring(exponent + 1) + "}";
    }
    return Double.isNaN(value) ? "\\text{NaN}" : text.replace("Infinity", "\\infty");
  }

  @Override
  public String symbol(Symbol symbol) {
    return symbol.latex();
  }

  @Override
  public String plus() {
    return " + ";
  }

  @Override
  public String minus() {
    return " - ";
  }

  @Override
  public String times() {
    return " \\cdot ";
  }

  @Override
  public String group(String text) {
    return "\\left(" + text + "\\right)";
  }

  @Override
  public String quotient(Expression numerator, Expression denominator, boolean filled) {
    return "\\frac{" + numerator.in(this, filled) + "}{" + denominator.in(this, filled) + "}";
  }

  @Override
  public String power(String base, String exponent) {
    boolean raised = base.contains("^") && !base.startsWith("\\left(");
    return "{"
        + (raised || base.startsWith("\\frac") ? group(base) : base)
        + "}^{"
        + exponent
        + "}";
  }

  @Override
  public String call(Function function, List<String> arguments) {
    String inside = String.join(", ", arguments);
    return switch (function) {
      case EXP -> "e^{" + inside + "}";
      case ROOT -> "\\sqrt{" + inside + "}";
      case ABSOLUTE -> "\\left\\lvert " + inside + " \\right\\rvert";
      case SIGMOID -> "\\sigma" + group(inside);
      case SIGN -> "\\text{sign}" + group(inside);
      case LN, TANH, MAX, MIN -> "\\" + function.text() + group(inside);
    };
  }
}
