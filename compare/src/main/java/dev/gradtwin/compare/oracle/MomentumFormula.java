package dev.gradtwin.compare.oracle;

import java.util.List;

/** v ← μ·v + η·g, u = v; of Nesterov v′ = μ·v − η·g, u = μ·v − (1 + μ)·v′. */
final class MomentumFormula<T> extends UpdaterFormula<T> {
  private final T mu;
  private final boolean nesterov;
  private T eta;

  MomentumFormula(double mu, boolean nesterov, Arithmetic<T> arithmetic, UpdaterVariant variant) {
    super(arithmetic, variant);
    this.mu = arithmetic.constant(mu);
    this.nesterov = nesterov;
    eta = arithmetic.exact(1);
  }

  @Override
  int slots() {
    return 1;
  }

  @Override
  void begin(double learningRate, long t) {
    eta = arithmetic.constant(learningRate);
  }

  @Override
  T step(T g, List<T> before, List<T> after) {
    T old = times(mu, before.get(0));
    T fresh = is(UpdaterVariant.DAMPENED) ? times(oneMinus(mu), times(eta, g)) : times(eta, g);
    if (!nesterov) {
      after.set(0, plus(old, fresh));
      return after.get(0);
    }
    T v = arithmetic.subtract(old, fresh);
    after.set(0, v);
    T ahead =
        is(UpdaterVariant.NO_LOOK_AHEAD)
            ? arithmetic.negate(v)
            : arithmetic.subtract(old, times(plus(arithmetic.exact(1), mu), v));
    return ahead;
  }
}
