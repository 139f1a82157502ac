package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.spec.UpdaterSpec.AdaMax;
import dev.gradtwin.spec.UpdaterSpec.Adam;
import dev.gradtwin.spec.UpdaterSpec.AmsGrad;
import dev.gradtwin.spec.UpdaterSpec.Nadam;
import java.util.List;

/**
 * Adam and its relatives: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², and a step from both. c₁ =
 * 1 − β₁ᵗ, c₂ = 1 − β₂ᵗ.
 */
final class MomentsFormula<T> extends UpdaterFormula<T> {
  private final UpdaterSpec spec;
  private final boolean twin;
  private final T beta1;
  private final T beta2;
  private final T epsilon;
  private T eta;
  private T c1;
  private T c2;
  private T next;

  MomentsFormula(UpdaterSpec spec, boolean twin, Arithmetic<T> arithmetic, UpdaterVariant variant) {
    super(arithmetic, variant);
    this.spec = spec;
    this.twin = twin;
    boolean swapped = variant == UpdaterVariant.DECAYS_SWAPPED;
    double[] numbers = numbers(spec);
    beta1 = arithmetic.constant(numbers[swapped ? 1 : 0]);
    beta2 = arithmetic.constant(numbers[swapped ? 0 : 1]);
    epsilon = arithmetic.constant(numbers[2]);
    eta = arithmetic.exact(1);
    c1 = eta;
    c2 = eta;
    next = eta;
  }

  /** β₁, β₂ and ε. */
  private static double[] numbers(UpdaterSpec spec) {
    if (spec instanceof Adam s) {
      return new double[] {s.beta1(), s.beta2(), s.epsilon()};
    } else if (spec instanceof AdaMax s) {
      return new double[] {s.beta1(), s.beta2(), s.epsilon()};
    } else if (spec instanceof Nadam s) {
      return new double[] {s.beta1(), s.beta2(), s.epsilon()};
    } else if (spec instanceof AmsGrad s) {
      return new double[] {s.beta1(), s.beta2(), s.epsilon()};
    }
    throw new IllegalArgumentException("no formula for " + spec);
  }

  @Override
  int slots() {
    return spec instanceof AmsGrad ? 3 : 2;
  }

  @Override
  void begin(double learningRate, long t) {
    long count = is(UpdaterVariant.CORRECTION_ONE_STEP_LATE) ? t + 1 : t;
    boolean corrected = !is(UpdaterVariant.BIAS_NOT_CORRECTED);
    eta = arithmetic.constant(learningRate);
    c1 = corrected ? oneMinus(arithmetic.power(beta1, count)) : arithmetic.exact(1);
    c2 = corrected ? oneMinus(arithmetic.power(beta2, count)) : arithmetic.exact(1);
    next = corrected ? oneMinus(arithmetic.power(beta1, count + 1)) : arithmetic.exact(1);
  }

  @Override
  T step(T g, List<T> before, List<T> after) {
    T m = mean(beta1, before.get(0), g);
    after.set(0, m);
    if (spec instanceof AdaMax) {
      return adaMax(g, m, before, after);
    }
    T v = mean(beta2, before.get(1), square(g));
    after.set(1, v);
    if (spec instanceof AmsGrad) {
      T h = arithmetic.max(before.get(2), v);
      after.set(2, h);
      T rate = twin ? over(times(eta, root(c2)), c1) : eta;
      return over(times(rate, m), rootPlus(h, epsilon));
    }
    return spec instanceof Nadam ? nadam(g, m, v) : adam(m, v);
  }

  private T adam(T m, T v) {
    boolean fast = twin != is(UpdaterVariant.EPSILON_AFTER_CORRECTION);
    return fast
        ? over(times(over(times(eta, root(c2)), c1), m), rootPlus(v, epsilon))
        : over(times(eta, over(m, c1)), rootPlus(over(v, c2), epsilon));
  }

  private T adaMax(T g, T m, List<T> before, List<T> after) {
    T largest = arithmetic.max(times(beta2, before.get(1)), arithmetic.abs(g));
    T w = twin ? plus(largest, arithmetic.constant(1e-32)) : largest;
    after.set(1, w);
    return over(times(over(eta, c1), m), twin ? w : plus(w, epsilon));
  }

  private T nadam(T g, T m, T v) {
    T fresh = over(times(oneMinus(beta1), g), c1);
    T look = is(UpdaterVariant.NO_LOOK_AHEAD) ? over(m, c1) : null;
    T ahead = look != null ? look : plus(over(times(beta1, m), twin ? c1 : next), fresh);
    T size = rootPlus(twin ? v : over(v, c2), epsilon);
    return over(times(eta, ahead), size);
  }
}
