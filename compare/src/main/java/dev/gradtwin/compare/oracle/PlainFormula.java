package dev.gradtwin.compare.oracle;

import java.util.List;

/** u = η·g, or g. */
final class PlainFormula<T> extends UpdaterFormula<T> {
  private final boolean rated;
  private T eta;

  PlainFormula(boolean rated, Arithmetic<T> arithmetic, UpdaterVariant variant) {
    super(arithmetic, variant);
    this.rated = rated;
    eta = arithmetic.exact(1);
  }

  @Override
  int slots() {
    return 0;
  }

  @Override
  void begin(double learningRate, long t) {
    eta = arithmetic.constant(learningRate);
  }

  @Override
  T step(T g, List<T> before, List<T> after) {
    return rated ? times(eta, g) : g;
  }
}
