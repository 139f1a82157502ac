package dev.gradtwin.compare.oracle;

import java.util.List;

/** h ← ρ·h + (1 − ρ)·g², u = g·√(d + ε)/√(h + ε), d ← ρ·d + (1 − ρ)·u². */
final class AdaDeltaFormula<T> extends UpdaterFormula<T> {
  private final T rho;
  private final T epsilon;

  AdaDeltaFormula(double rho, double epsilon, Arithmetic<T> arithmetic, UpdaterVariant variant) {
    super(arithmetic, variant);
    this.rho = arithmetic.constant(rho);
    this.epsilon = arithmetic.constant(epsilon);
  }

  @Override
  int slots() {
    return 2;
  }

  @Override
  void begin(double learningRate, long t) {}

  @Override
  T step(T g, List<T> before, List<T> after) {
    T h = mean(rho, before.get(0), square(g));
    T u = times(g, over(size(before.get(1)), size(h)));
    after.set(0, h);
    after.set(1, mean(rho, before.get(1), square(u)));
    return u;
  }

  /** √(h + ε); beside the root, where that is the mistake. */
  private T size(T h) {
    return is(UpdaterVariant.EPSILON_UNDER_ROOT) // the right one here
        ? plus(root(h), epsilon)
        : root(plus(h, epsilon));
  }
}
