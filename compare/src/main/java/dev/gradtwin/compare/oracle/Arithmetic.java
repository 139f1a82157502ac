package dev.gradtwin.compare.oracle;

import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Numbers of some kind, and their operations: a formula that is written in them serves for numbers
 * with an error bound, for numbers that round at random, and for exact ones, with a derivative or
 * without.
 *
 * @param <T> the kind of number
 */
interface Arithmetic<T> {
  /** A number that a program is given. */
  T exact(double value);

  /** A number that may be off by so much, where that matters. */
  default T within(double value, double error) {
    return exact(value);
  }

  /** A constant of a formula, which a program rounds to its format. */
  T constant(double value);

  T add(T a, T b);

  T subtract(T a, T b);

  T multiply(T a, T b);

  T divide(T a, T b);

  T exp(T a);

  T log(T a);

  T sqrt(T a);

  /** aⁿ. */
  T power(T a, long n);

  /** Σ, in any order. */
  T sum(List<T> terms);

  /** Its value, for deciding between cases. */
  double real(T a);

  /** How far it may be off, where that is known. */
  default double error(T a) {
    return 0;
  }

  /** The number of the same value that a program is given. */
  default T withoutError(T a) {
    return exact(real(a));
  }

  /** Whether it is a number, as far as rounding lets one tell. */
  boolean mayBe(T a, double kink);

  /** sign(a), 0 for 0; at the kink, either side is right. */
  T sign(T a);

  /** sign(a) of a number without error, 0 for 0. */
  default T signOfExact(T a) {
    return exact(Math.signum(real(a)));
  }

  /** 1 for a &gt; 0, else 0; at the kink, either side is right. */
  T step(T a);

  /**
   * The value of one formula with the derivative of another: what a program computes that
   * differentiates another formula than it evaluates.
   */
  T withDerivativeOf(T value, T differentiated);

  /** −a. */
  default T negate(T a) {
    return subtract(exact(0), a);
  }

  /** |a|. */
  default T abs(T a) {
    return real(a) < 0 ? negate(a) : a;
  }

  /** The larger one. */
  default T max(T a, T b) {
    return real(a) >= real(b) ? a : b;
  }

  /** max(0, a), and 0 exactly where rounding does not make a positive. */
  default T positivePart(T a) {
    return real(a) > 0 || mayBe(a, 0) ? max(a, exact(0)) : exact(0);
  }

  /** One or the other number, by what the value of a third is. */
  default T choose(T by, DoublePredicate first, T one, T other) {
    return first.test(real(by)) ? one : other;
  }

  /** The smaller one. */
  default T min(T a, T b) {
    return real(a) <= real(b) ? a : b;
  }
}
