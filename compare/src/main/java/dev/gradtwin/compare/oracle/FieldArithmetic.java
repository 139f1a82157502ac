package dev.gradtwin.compare.oracle;

import java.util.List;
import org.hipparchus.CalculusFieldElement;

/**
 * Numbers of a library that knows their derivatives.
 *
 * @param <T> the library's kind of number
 */
abstract class FieldArithmetic<T extends CalculusFieldElement<T>> implements Arithmetic<T> {
  /** e to its negative is 0 to forty thousand digits. */
  private static final double FARTHEST = 1e5;

  @Override
  public T constant(double value) {
    return exact(value);
  }

  @Override
  public T add(T a, T b) {
    return a.add(b);
  }

  @Override
  public T subtract(T a, T b) {
    return a.subtract(b);
  }

  @Override
  public T multiply(T a, T b) {
    return a.multiply(b);
  }

  @Override
  public T divide(T a, T b) {
    return a.divide(b);
  }

  /** Far from 0 the library takes for ever, for what is 0 or beyond any format. */
  @Override
  public T exp(T a) {
    if (Math.abs(a.getReal()) > FARTHEST) {
      return exact(a.getReal() < 0 ? 0 : Double.POSITIVE_INFINITY);
    }
    return a.exp();
  }

  @Override
  public T log(T a) {
    return a.log();
  }

  @Override
  public T sqrt(T a) {
    return a.sqrt();
  }

  @Override
  public T power(T a, long n) {
    return a.pow(Math.toIntExact(n));
  }

  @Override
  public T sum(List<T> terms) {
    T sum = exact(0);
    for (T term : terms) {
      sum = sum.add(term);
    }
    return sum;
  }

  @Override
  public double real(T a) {
    return a.getReal();
  }

  @Override
  public boolean mayBe(T a, double kink) {
    return a.getReal() == kink;
  }

  @Override
  public T sign(T a) {
    return exact(Math.signum(a.getReal()));
  }

  @Override
  public T step(T a) {
    return exact(a.getReal() > 0 ? 1 : 0);
  }
}
