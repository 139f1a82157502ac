package dev.gradtwin.compare.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The softmax of a row: aⱼ = e^(zⱼ − m) / Σₖ e^(zₖ − m), m = maxₖ zₖ, and dzⱼ = aⱼ(daⱼ − Σₖ aₖdaₖ).
 */
final class SoftmaxFormula<T> {
  private final Arithmetic<T> arithmetic;

  SoftmaxFormula(Arithmetic<T> arithmetic) {
    this.arithmetic = arithmetic;
  }

  List<T> forward(List<T> z) {
    double m = z.stream().mapToDouble(arithmetic::real).max().orElseThrow();
    List<T> e = new ArrayList<>(z.size());
    for (T each : z) {
      e.add(arithmetic.exp(arithmetic.subtract(each, arithmetic.exact(m))));
    }
    T sum = arithmetic.sum(e);
    e.replaceAll(each -> arithmetic.divide(each, sum));
    return e;
  }

  List<T> backward(List<T> a, List<T> da) {
    List<T> products = new ArrayList<>(a.size());
    for (int k = 0; k < a.size(); k++) {
      products.add(arithmetic.multiply(a.get(k), da.get(k)));
    }
    T dot = arithmetic.sum(products);
    List<T> dz = new ArrayList<>(a.size());
    for (int j = 0; j < a.size(); j++) {
      dz.add(arithmetic.multiply(a.get(j), arithmetic.subtract(da.get(j), dot)));
    }
    return dz;
  }
}
