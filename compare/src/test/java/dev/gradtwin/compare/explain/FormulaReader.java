package dev.gradtwin.compare.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates a printed formula, of which it knows nothing but the rules of arithmetic; {@code −}
 * subtracts, {@code -} belongs to a number.
 */
final class FormulaReader {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

  private final String text;
  private int at;

  private FormulaReader(String text) {
    this.text = text.replace(" ", "");
  }

  static Interval evaluate(String text) {
    FormulaReader reader = new FormulaReader(text);
    Interval value = reader.sum();
    if (reader.at != reader.text.length()) {
      throw new IllegalArgumentException(text + " at " + reader.text.substring(reader.at));
    }
    return value;
  }

  private boolean skip(String sign) {
    boolean here = text.startsWith(sign, at);
    at += here ? sign.length() : 0;
    return here;
  }

  private void expect(String sign) {
    if (!skip(sign)) {
      throw new IllegalArgumentException("expected " + sign + " at " + text.substring(at));
    }
  }

  private Interval sum() {
    Interval sum = skip("−") ? product().negated() : product();
    while (true) {
      if (skip("+")) {
        sum = sum.plus(product());
      } else if (skip("−")) {
        sum = sum.plus(product().negated());
      } else {
        return sum;
      }
    }
  }

  private Interval product() {
    Interval product = power();
    while (true) {
      if (skip("·")) {
        product = product.times(power());
      } else if (skip("/")) {
        product = product.over(power());
      } else {
        return product;
      }
    }
  }

  private Interval power() {
    Interval base = atom();
    if (skip("²")) {
      return base.power(new Interval(2, 2));
    } else if (skip("³")) {
      return base.power(new Interval(3, 3));
    }
    return skip("^") ? base.power(atom()) : base;
  }

  private Interval atom() {
    if (skip("(")) {
      return closed(")");
    } else if (skip("|")) {
      return closed("|").absolute();
    } else if (skip("exp(")) {
      return closed(")").rising(Math::exp);
    } else if (skip("ln(")) {
      return closed(")").rising(Math::log);
    } else if (skip("tanh(")) {
      return closed(")").rising(Math::tanh);
    } else if (skip("sign(")) {
      return closed(")").rising(Math::signum);
    } else if (skip("σ(")) {
      return closed(")").rising(x -> 1 / (1 + Math.exp(-x)));
    } else if (skip("√(")) {
      return closed(")").rising(x -> Math.sqrt(Math.max(0, x)));
    } else if (skip("max(")) {
      Interval first = closed(",");
      return first.max(closed(")"));
    } else if (skip("min(")) {
      Interval first = closed(",");
      return first.min(closed(")"));
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw new IllegalArgumentException("no number at " + text.substring(at) + " of " + text);
    }
    at = number.end();
    return Interval.printed(number.group(), Notation.FILLED);
  }

  private Interval closed(String end) {
    Interval value = sum();
    expect(end);
    return value;
  }
}
