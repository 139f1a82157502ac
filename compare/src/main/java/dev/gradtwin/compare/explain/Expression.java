package dev.gradtwin.compare.explain;

import java.util.List;

/**
 * A formula whose numbers are known, so that it can be written with symbols or with the numbers
 * filled in.
 */
sealed interface Expression {
  /** How tightly a negative number holds together: less than all else. */
  int NEGATIVE = 0;

  int SUM = 1;
  int PRODUCT = 2;
  int POWER = 3;
  int ATOM = 4;

  /** What it evaluates to, in float64. */
  double value();

  /** Writes it; {@code filled} for numbers in place of symbols. */
  String in(Notation notation, boolean filled);

  /** How tightly it holds together: what needs more is put in parentheses. */
  int rank(boolean filled);

  /** Writes it as a part of something that holds together as tightly as {@code rank}. */
  default String within(int rank, Notation notation, boolean filled) {
    String text = in(notation, filled);
    return rank(filled) < rank ? notation.group(text) : text;
  }

  private static int rankOf(double number) {
    return number < 0 ? NEGATIVE : ATOM;
  }

  /** A named number. */
  record Symbol(String text, String latex, double value) implements Expression {
    @Override
    public String in(Notation notation, boolean filled) {
      return filled ? notation.number(value) : notation.symbol(this);
    }

    @Override
    public int rank(boolean filled) {
      return filled ? rankOf(value) : ATOM;
    }
  }

  /** A number that is part of the formula. */
  record Constant(double value) implements Expression {
    @Override
    public String in(Notation notation, boolean filled) {
      return notation.number(value);
    }

    @Override
    public int rank(boolean filled) {
      return rankOf(value);
    }
  }

  /** Σ terms; those that are {@link Minus} are subtracted. */
  record Sum(List<Expression> terms) implements Expression {
    /** Copies the list. */
    public Sum {
      terms = List.copyOf(terms);
    }

    @Override
    public double value() {
      return terms.stream().mapToDouble(Expression::value).sum();
    }

    @Override
    public String in(Notation notation, boolean filled) {
      StringBuilder sum = new StringBuilder();
      for (Expression term : terms) {
        boolean first = sum.isEmpty();
        if (first) {
          sum.append(term.in(notation, filled));
        } else if (term instanceof Minus minus) {
          sum.append(notation.minus()).append(minus.of().within(PRODUCT, notation, filled));
        } else {
          sum.append(notation.plus()).append(term.within(SUM, notation, filled));
        }
      }
      return sum.toString();
    }

    @Override
    public int rank(boolean filled) {
      return SUM;
    }
  }

  /** −x. */
  record Minus(Expression of) implements Expression {
    @Override
    public double value() {
      return -of.value();
    }

    @Override
    public String in(Notation notation, boolean filled) {
      return notation.minus().strip() + of.within(PRODUCT, notation, filled);
    }

    @Override
    public int rank(boolean filled) {
      return NEGATIVE;
    }
  }

  /** Π factors. */
  record Product(List<Expression> factors) implements Expression {
    /** Copies the list. */
    public Product {
      factors = List.copyOf(factors);
    }

    @Override
    public double value() {
      return factors.stream().mapToDouble(Expression::value).reduce(1, (p, q) -> p * q);
    }

    @Override
    public String in(Notation notation, boolean filled) {
      return String.join(
          notation.times(),
          factors.stream().map(factor -> factor.within(PRODUCT, notation, filled)).toList());
    }

    @Override
    public int rank(boolean filled) {
      return PRODUCT;
    }
  }

  /** numerator/denominator. */
  record Quotient(Expression numerator, Expression denominator) implements Expression {
    @Override
    public double value() {
      return numerator.value() / denominator.value();
    }

    @Override
    public String in(Notation notation, boolean filled) {
      return notation.quotient(numerator, denominator, filled);
    }

    @Override
    public int rank(boolean filled) {
      return PRODUCT;
    }
  }

  /** base^exponent. */
  record Power(Expression base, Expression exponent) implements Expression {
    @Override
    public double value() {
      return Math.pow(base.value(), exponent.value());
    }

    @Override
    public String in(Notation notation, boolean filled) {
      return notation.power(
          base.within(ATOM, notation, filled), exponent.within(ATOM, notation, filled));
    }

    @Override
    public int rank(boolean filled) {
      return POWER;
    }
  }

  /** A function of arguments. */
  record Call(Function function, List<Expression> arguments) implements Expression {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public double value() {
      return function.of(arguments.stream().mapToDouble(Expression::value).toArray());
    }

    @Override
    public String in(Notation notation, boolean filled) {
      return notation.call(
          function, arguments.stream().map(each -> each.in(notation, filled)).toList());
    }

    @Override
    public int rank(boolean filled) {
      return ATOM;
    }
  }
}
