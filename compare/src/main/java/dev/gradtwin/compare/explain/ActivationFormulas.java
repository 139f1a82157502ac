package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.call;
import static dev.gradtwin.compare.explain.Formulas.minus;
import static dev.gradtwin.compare.explain.Formulas.negative;
import static dev.gradtwin.compare.explain.Formulas.number;
import static dev.gradtwin.compare.explain.Formulas.over;
import static dev.gradtwin.compare.explain.Formulas.plus;
import static dev.gradtwin.compare.explain.Formulas.power;
import static dev.gradtwin.compare.explain.Formulas.square;
import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;

/** f and f′ of every activation of one element, after {@link dev.gradtwin.spec.Activation}. */
final class ActivationFormulas {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_LAMBDA = 1.0507009873554805;

  private final LayerSpec layer;
  private final boolean twin;

  /** The twin's constants are {@code float}s. */
  ActivationFormulas(LayerSpec layer, Conventions conventions) {
    this.layer = layer;
    twin = conventions == Conventions.TWIN;
  }

  private Expression constant(double value) {
    return number(twin ? (float) value : value);
  }

  /** f(z), of every function but softmax. */
  Expression value(Symbol z) {
    return switch (layer.activation()) {
      case SIGMOID -> over(number(1), plus(number(1), call(Function.EXP, negative(z))));
      case TANH -> call(Function.TANH, z);
      case RELU -> call(Function.MAX, number(0), z);
      case IDENTITY -> z;
      case LEAKY_RELU -> z.value() >= 0 ? z : times(constant(layer.alpha()), z);
      case ELU -> elu(z, number(1), number(layer.alpha()));
      case SELU -> elu(z, number(SELU_LAMBDA), number(SELU_ALPHA));
      case GELU -> times(z, call(Function.SIGMOID, times(constant(1.702), z)));
      case SWISH -> times(z, call(Function.SIGMOID, z));
      case SOFTPLUS -> call(Function.LN, plus(number(1), call(Function.EXP, z)));
      case SOFTSIGN -> over(z, plus(number(1), call(Function.ABSOLUTE, z)));
      case HARD_SIGMOID ->
          call(
              Function.MIN,
              number(1),
              call(Function.MAX, number(0), plus(times(constant(0.2), z), number(0.5))));
      case HARD_TANH -> call(Function.MIN, number(1), call(Function.MAX, number(-1), z));
      case CUBE -> power(z, number(3));
      case RATIONAL_TANH ->
          times(
              constant(1.7159),
              call(Function.SIGN, z),
              minus(number(1), over(number(1), q(two3(z)))));
      case SOFTMAX -> throw new IllegalArgumentException("softmax is of a row");
    };
  }

  /** f′(z), of every function but softmax; {@code a} is f(z). */
  Expression slope(Symbol z, Symbol a) {
    return switch (layer.activation()) {
      case SIGMOID -> times(a, minus(number(1), a));
      case TANH -> minus(number(1), square(a));
      case RELU -> number(z.value() > 0 ? 1 : 0);
      case IDENTITY -> number(1);
      case LEAKY_RELU -> z.value() >= 0 ? number(1) : constant(layer.alpha());
      case ELU -> z.value() > 0 ? number(1) : times(number(layer.alpha()), call(Function.EXP, z));
      case SELU ->
          z.value() > 0
              ? number(SELU_LAMBDA)
              : times(number(SELU_LAMBDA), number(SELU_ALPHA), call(Function.EXP, z));
      case GELU -> swishSlope(times(constant(1.702), z));
      case SWISH -> swishSlope(z);
      case SOFTPLUS -> call(Function.SIGMOID, z);
      case SOFTSIGN -> over(number(1), square(plus(number(1), call(Function.ABSOLUTE, z))));
      case HARD_SIGMOID -> Math.abs(z.value()) <= 2.5 ? constant(0.2) : number(0);
      case HARD_TANH -> number(Math.abs(z.value()) <= 1 ? 1 : 0);
      case CUBE -> times(number(3), square(z));
      case RATIONAL_TANH -> {
        Expression r = two3(z);
        Expression growth =
            plus(
                number(1),
                times(number(2), r),
                times(number(4), constant(1.41645), power(r, number(3))));
        yield over(times(number(2), constant(1.7159), growth), times(number(3), square(q(r))));
      }
      case SOFTMAX -> throw new IllegalArgumentException("softmax is of a row");
    };
  }

  /** Which branch a formula took; empty for one that has no branches. */
  String note(Symbol z) {
    double value = z.value();
    return switch (layer.activation()) {
      case RELU, ELU, SELU -> z.text() + (value > 0 ? " > 0" : " ≤ 0");
      case LEAKY_RELU -> z.text() + (value >= 0 ? " ≥ 0" : " < 0");
      case HARD_SIGMOID -> z.text() + (Math.abs(value) <= 2.5 ? " within ±2.5" : " beyond ±2.5");
      case HARD_TANH -> z.text() + (Math.abs(value) <= 1 ? " within ±1" : " beyond ±1");
      default -> "";
    };
  }

  private static Expression elu(Symbol z, Expression lambda, Expression alpha) {
    boolean plain = lambda.value() == 1;
    if (z.value() > 0) {
      return plain ? z : times(lambda, z);
    }
    Expression below = minus(call(Function.EXP, z), number(1));
    return plain ? times(alpha, below) : times(lambda, alpha, below);
  }

  /** s·(1 + βz(1 − s)) with s = σ(βz). */
  private static Expression swishSlope(Expression bz) {
    Expression s = call(Function.SIGMOID, bz);
    return times(s, plus(number(1), times(bz, minus(number(1), s))));
  }

  /** |⅔z|. */
  private static Expression two3(Symbol z) {
    return call(Function.ABSOLUTE, over(times(number(2), z), number(3)));
  }

  /** 1 + r + r² + c·r⁴. */
  private Expression q(Expression r) {
    return plus(number(1), r, square(r), times(constant(1.41645), power(r, number(4))));
  }
}
