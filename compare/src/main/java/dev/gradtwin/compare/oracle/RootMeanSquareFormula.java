package dev.gradtwin.compare.oracle;

import java.util.List;

/** h ← ρ·h + (1 − ρ)·g², or h + g², u = η·g/(√h + ε). */
final class RootMeanSquareFormula<T> extends UpdaterFormula<T> {
  private final double decay;
  private final T rho;
  private final T epsilon;
  private final T initial;
  private T eta;

  /**
   * @param decay ρ; 1 for a sum of all squares
   * @param initial h before the first step
   */
  RootMeanSquareFormula(
      double decay,
      double epsilon,
      double initial,
      Arithmetic<T> arithmetic,
      UpdaterVariant variant) {
    super(arithmetic, variant);
    this.decay = decay;
    rho = arithmetic.constant(decay);
    this.epsilon = arithmetic.constant(epsilon);
    boolean other = variant == UpdaterVariant.OTHER_INITIAL_STATE;
    this.initial = arithmetic.constant(other ? (initial == 0 ? epsilon : 0) : initial);
    eta = arithmetic.exact(1);
  }

  @Override
  int slots() {
    return 1;
  }

  @Override
  T initial(int slot) {
    return initial;
  }

  @Override
  void begin(double learningRate, long t) {
    eta = arithmetic.constant(learningRate);
  }

  @Override
  T step(T g, List<T> before, List<T> after) {
    T h = before.get(0);
    after.set(0, decay == 1 ? plus(h, square(g)) : mean(rho, h, square(g)));
    return over(times(eta, g), rootPlus(after.get(0), epsilon));
  }
}
