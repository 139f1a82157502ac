package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Call;
import dev.gradtwin.compare.explain.Expression.Constant;
import dev.gradtwin.compare.explain.Expression.Minus;
import dev.gradtwin.compare.explain.Expression.Power;
import dev.gradtwin.compare.explain.Expression.Product;
import dev.gradtwin.compare.explain.Expression.Quotient;
import dev.gradtwin.compare.explain.Expression.Sum;
import dev.gradtwin.compare.explain.Expression.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Short words to write {@link Expression}s with. */
final class Formulas {
  /** Sums of more terms show their largest ones only. */
  private static final int MOST_TERMS = 6;

  private static final int SHOWN_TERMS = 4;

  private Formulas() {}

  static Expression number(double value) {
    return new Constant(value);
  }

  static Expression plus(Expression... terms) {
    return terms.length == 1 ? terms[0] : new Sum(List.of(terms));
  }

  static Expression minus(Expression from, Expression subtracted) {
    return new Sum(List.of(from, new Minus(subtracted)));
  }

  static Expression negative(Expression of) {
    return new Minus(of);
  }

  static Expression times(Expression... factors) {
    return factors.length == 1 ? factors[0] : new Product(List.of(factors));
  }

  static Expression over(Expression numerator, Expression denominator) {
    return new Quotient(numerator, denominator);
  }

  static Expression power(Expression base, Expression exponent) {
    return new Power(base, exponent);
  }

  static Expression square(Expression base) {
    return new Power(base, number(2));
  }

  static Expression call(Function function, Expression... arguments) {
    return new Call(function, List.of(arguments));
  }

  static Expression root(Expression of) {
    return call(Function.ROOT, of);
  }

  /**
   * A sum; of many terms the largest, and what the others come to.
   *
   * @return 0 where there are none
   */
  static Expression sum(List<Expression> terms) {
    if (terms.isEmpty()) {
      return number(0);
    }
    if (terms.size() == 1) {
      return terms.get(0);
    }
    if (terms.size() <= MOST_TERMS) {
      return new Sum(terms);
    }
    List<Expression> largest =
        terms.stream()
            .sorted(Comparator.comparingDouble(term -> -Math.abs(term.value())))
            .limit(SHOWN_TERMS)
            .toList();
    List<Expression> shown = new ArrayList<>(terms);
    shown.removeIf(term -> largest.stream().noneMatch(one -> one == term));
    double rest =
        terms.stream()
            .filter(term -> largest.stream().noneMatch(one -> one == term))
            .mapToDouble(Expression::value)
            .sum();
    int more = terms.size() - shown.size();
    shown.add(
        new Symbol(
            "(" + more + " more terms)", "\\left(" + more + " \\text{ more terms}\\right)", rest));
    return new Sum(shown);
  }
}
