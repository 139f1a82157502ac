package dev.gradtwin.compare.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The softmax of a row: aⱼ = e^(zⱼ − m) / Σₖ e^(zₖ − m), m = maxₖ zₖ, and dzⱼ = aⱼ(daⱼ − Σₖ aₖdaₖ).
 */
final class SoftmaxFormula<T> {
  private final Arithmetic<T> arithmetic;
  private final List<T> e = new ArrayList<>();
  private final List<T> products = new ArrayList<>();
  private final List<T> dz = new ArrayList<>();

  SoftmaxFormula(Arithmetic<T> arithmetic) {
    this.arithmetic = arithmetic;
  }

  /** a; the list is overwritten by the next call. */
  List<T> forward(List<T> z) {
    T m = z.get(0);
    for (int k = 1; k < z.size(); k++) {
      m = arithmetic.max(m, z.get(k));
    }
    T shift = arithmetic.withoutError(m);
    e.clear();
    for (int k = 0; k < z.size(); k++) {
      e.add(arithmetic.exp(arithmetic.subtract(z.get(k), shift)));
    }
    T sum = arithmetic.sum(e);
    for (int k = 0; k < e.size(); k++) {
      e.set(k, arithmetic.divide(e.get(k), sum));
    }
    return e;
  }

  /** dz; the list is overwritten by the next call. */
  List<T> backward(List<T> a, List<T> da) {
    products.clear();
    for (int k = 0; k < a.size(); k++) {
      products.add(arithmetic.multiply(a.get(k), da.get(k)));
    }
    T dot = arithmetic.sum(products);
    dz.clear();
    for (int j = 0; j < a.size(); j++) {
      dz.add(arithmetic.multiply(a.get(j), arithmetic.subtract(da.get(j), dot)));
    }
    return dz;
  }
}
