package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.UpdaterSpec;
import java.util.List;

/**
 * The step u of one parameter from its gradient and what earlier steps left behind, in so many
 * slots for each parameter: the formulas of {@link UpdaterSpec}, and those of {@link
 * UpdaterVariant}.
 */
abstract class UpdaterFormula<T> {
  final Arithmetic<T> arithmetic;
  final UpdaterVariant variant;

  UpdaterFormula(Arithmetic<T> arithmetic, UpdaterVariant variant) {
    this.arithmetic = arithmetic;
    this.variant = variant;
  }

  static <T> UpdaterFormula<T> of(
      UpdaterSpec spec, boolean twin, UpdaterVariant variant, Arithmetic<T> arithmetic) {
    if (spec instanceof UpdaterSpec.Sgd || spec instanceof UpdaterSpec.NoOp) {
      return new PlainFormula<>(spec instanceof UpdaterSpec.Sgd, arithmetic, variant);
    } else if (spec instanceof UpdaterSpec.Momentum s) {
      return new MomentumFormula<>(s.momentum(), false, arithmetic, variant);
    } else if (spec instanceof UpdaterSpec.Nesterov s) {
      return new MomentumFormula<>(s.momentum(), true, arithmetic, variant);
    } else if (spec instanceof UpdaterSpec.AdaGrad s) {
      double initial = twin ? UpdaterSpec.AdaGrad.DEFAULT_EPSILON : 0;
      return new RootMeanSquareFormula<>(1, s.epsilon(), initial, arithmetic, variant);
    } else if (spec instanceof UpdaterSpec.RmsProp s) {
      double initial = twin ? s.epsilon() : 0;
      return new RootMeanSquareFormula<>(s.decay(), s.epsilon(), initial, arithmetic, variant);
    } else if (spec instanceof UpdaterSpec.AdaDelta s) {
      return new AdaDeltaFormula<>(s.rho(), s.epsilon(), arithmetic, variant);
    }
    return new MomentsFormula<>(spec, twin, arithmetic, variant);
  }

  /** How many numbers it keeps for each parameter. */
  abstract int slots();

  /** The number in a slot before the first step. */
  T initial(int slot) {
    return arithmetic.exact(0);
  }

  /** Begins the t-th step, from 1, at a learning rate. */
  abstract void begin(double learningRate, long t);

  /** u; {@code after} receives what the step leaves behind. */
  abstract T step(T g, List<T> before, List<T> after);

  final boolean is(UpdaterVariant one) {
    return variant == one;
  }

  final T plus(T a, T b) {
    return arithmetic.add(a, b);
  }

  final T times(T a, T b) {
    return arithmetic.multiply(a, b);
  }

  final T over(T a, T b) {
    return arithmetic.divide(a, b);
  }

  final T root(T a) {
    return arithmetic.sqrt(a);
  }

  /** 1 − a. */
  final T oneMinus(T a) {
    return arithmetic.subtract(arithmetic.exact(1), a);
  }

  /** β·old + (1 − β)·fresh. */
  final T mean(T beta, T old, T fresh) {
    T weight = is(UpdaterVariant.NOT_AVERAGED) ? arithmetic.exact(1) : oneMinus(beta);
    return plus(times(beta, old), times(weight, fresh));
  }

  /** g². */
  final T square(T g) {
    return is(UpdaterVariant.SQUARE_MISSING) ? arithmetic.abs(g) : times(g, g);
  }

  /** √h + ε. */
  final T rootPlus(T h, T epsilon) {
    return switch (variant) {
      case EPSILON_UNDER_ROOT -> root(plus(h, epsilon));
      case EPSILON_MISSING -> root(h);
      case ROOT_MISSING -> plus(h, epsilon);
      default -> plus(root(h), epsilon);
    };
  }
}
