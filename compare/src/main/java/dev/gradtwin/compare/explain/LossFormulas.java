package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.call;
import static dev.gradtwin.compare.explain.Formulas.minus;
import static dev.gradtwin.compare.explain.Formulas.negative;
import static dev.gradtwin.compare.explain.Formulas.number;
import static dev.gradtwin.compare.explain.Formulas.over;
import static dev.gradtwin.compare.explain.Formulas.plus;
import static dev.gradtwin.compare.explain.Formulas.square;
import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** ℓ of a row and ∂ℓ/∂ŷ of every loss, after {@link dev.gradtwin.spec.Loss}. */
final class LossFormulas {
  private final NetworkSpec network;
  private final int row;
  private final Symbol[] yHat;
  private final Symbol[] y;

  /**
   * @param row whose outputs and targets they are
   */
  LossFormulas(NetworkSpec network, int row, Symbol[] yHat, Symbol[] y) {
    this.network = network;
    this.row = row;
    this.yHat = yHat;
    this.y = y;
  }

  /** Whether loss and softmax have one derivative together. */
  static boolean reachesPreActivation(NetworkSpec network) {
    return network.loss().isCrossEntropy()
        && network.layers().get(network.layers().size() - 1).activation() == Activation.SOFTMAX;
  }

  /** ℓ. */
  Expression value() {
    return switch (network.loss()) {
      case COSINE_PROXIMITY -> negative(over(dot(), times(norm("y", y), norm("ŷ", yHat))));
      default -> Formulas.sum(terms());
    };
  }

  private List<Expression> terms() {
    List<Expression> terms = new ArrayList<>();
    for (int j = 0; j < y.length; j++) {
      Expression term = term(j);
      boolean nothing = network.loss().isCrossEntropy() && y[j].value() == 0;
      if (!nothing) {
        terms.add(weighted(j, term));
      }
    }
    return terms;
  }

  /** ℓⱼ. */
  private Expression term(int j) {
    Symbol t = y[j];
    Symbol s = yHat[j];
    Expression error = minus(s, t);
    return switch (network.loss()) {
      case HALF_SQUARED_ERROR -> times(new Symbol("½", "\\tfrac{1}{2}", 0.5), square(error));
      case SQUARED_ERROR -> square(error);
      case MEAN_SQUARED_ERROR -> mean(square(error));
      case ABSOLUTE_ERROR -> call(Function.ABSOLUTE, error);
      case MEAN_ABSOLUTE_ERROR -> mean(call(Function.ABSOLUTE, error));
      case BINARY_CROSS_ENTROPY -> {
        Symbol p = clipped(s, 1e-5, 1 - 1e-5);
        yield negative(
            plus(
                times(t, call(Function.LN, p)),
                times(minus(number(1), t), call(Function.LN, minus(number(1), p)))));
      }
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD -> {
        Symbol p = reachesPreActivation(network) ? clipped(s, 1e-10, 1 - 1e-10) : s;
        yield negative(times(t, call(Function.LN, p)));
      }
      case HINGE -> margin(j);
      case SQUARED_HINGE -> square(margin(j));
      case KULLBACK_LEIBLER_DIVERGENCE -> {
        Symbol p = clipped(t, 1e-5, 1);
        yield p.value() == 0
            ? number(0)
            : times(p, call(Function.LN, over(p, clipped(s, 1e-5, 1))));
      }
      case POISSON -> minus(s, times(t, call(Function.LN, s)));
      case MEAN_SQUARED_LOGARITHMIC_ERROR -> mean(square(log(j)));
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
          mean(
              over(times(number(100), call(Function.ABSOLUTE, error)), call(Function.ABSOLUTE, t)));
      case COSINE_PROXIMITY -> throw new IllegalStateException("no sum over outputs");
    };
  }

  /** ∂ℓ/∂ŷⱼ; of a softmax's cross-entropy ∂ℓ/∂zⱼ. */
  Expression slope(int j) {
    Symbol t = y[j];
    Symbol s = yHat[j];
    Expression error = minus(s, t);
    return switch (network.loss()) {
      case HALF_SQUARED_ERROR -> weighted(j, error);
      case SQUARED_ERROR -> weighted(j, times(number(2), error));
      case MEAN_SQUARED_ERROR -> weighted(j, mean(times(number(2), error)));
      case ABSOLUTE_ERROR -> weighted(j, call(Function.SIGN, error));
      case MEAN_ABSOLUTE_ERROR -> weighted(j, mean(call(Function.SIGN, error)));
      case BINARY_CROSS_ENTROPY -> {
        Symbol p = clipped(s, 1e-5, 1 - 1e-5);
        yield weighted(j, over(minus(p, t), times(p, minus(number(1), p))));
      }
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD ->
          reachesPreActivation(network) ? ofSoftmax(j) : weighted(j, negative(over(t, s)));
      case HINGE -> margin(j).value() > 0 ? negative(t) : number(0);
      case SQUARED_HINGE -> negative(times(number(2), t, margin(j)));
      case KULLBACK_LEIBLER_DIVERGENCE -> negative(over(t, s));
      case POISSON -> minus(number(1), over(t, s));
      case COSINE_PROXIMITY -> {
        Symbol n = norm("ŷ", yHat);
        Expression turned = n.value() > epsilon() ? minus(t, over(times(s, dot()), square(n))) : t;
        yield negative(over(turned, times(norm("y", y), n)));
      }
      case MEAN_SQUARED_LOGARITHMIC_ERROR ->
          weighted(j, mean(over(times(number(2), log(j)), plus(s, number(1)))));
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
          weighted(
              j,
              mean(
                  over(
                      times(number(100), call(Function.SIGN, error)), call(Function.ABSOLUTE, t))));
    };
  }

  /** ŷⱼ·Σₖ wₖyₖ − wⱼyⱼ, and where the targets add up to 1 without weights ŷⱼ − yⱼ. */
  private Expression ofSoftmax(int j) {
    double sum =
        IntStream.range(0, y.length).mapToDouble(k -> network.lossWeight(k) * y[k].value()).sum();
    boolean plain = sum == 1 && network.lossWeight(j) == 1;
    return plain
        ? minus(yHat[j], y[j])
        : minus(times(yHat[j], new Symbol("Σ w·y", "\\sum_k w_k y_k", sum)), weighted(j, y[j]));
  }

  private Expression weighted(int j, Expression term) {
    double weight = network.lossWeight(j);
    return weight == 1 ? term : times(new Symbol("w[" + j + "]", "w_{" + j + "}", weight), term);
  }

  private Expression mean(Expression term) {
    return y.length == 1 ? term : over(term, number(y.length));
  }

  /** max(0, 1 − yⱼŷⱼ). */
  private Expression margin(int j) {
    return call(Function.MAX, number(0), minus(number(1), times(y[j], yHat[j])));
  }

  /** ln((ŷⱼ + 1)/(yⱼ + 1)). */
  private Expression log(int j) {
    return call(Function.LN, over(plus(yHat[j], number(1)), plus(y[j], number(1))));
  }

  private Symbol dot() {
    IntFunction<Double> term = j -> y[j].value() * yHat[j].value();
    double sum = IntStream.range(0, y.length).mapToDouble(term::apply).sum();
    return new Symbol("(y·ŷ)[" + row + "]", "(y \\cdot \\hat y)_{" + row + "}", sum);
  }

  private Symbol norm(String name, Symbol[] of) {
    double norm = 0;
    for (Symbol each : of) {
      norm += each.value() * each.value();
    }
    String latex = name.equals("y") ? "y" : "\\hat y";
    return new Symbol(
        "‖" + name + "[" + row + "]‖",
        "\\lVert " + latex + "_{" + row + "} \\rVert",
        Math.max(epsilon(), Math.sqrt(norm)));
  }

  private double epsilon() {
    return network.conventions() == Conventions.TWIN ? 1e-5 : 0;
  }

  /** The twin's clipping, shown only where it changes anything. */
  private Symbol clipped(Symbol symbol, double low, double high) {
    double value = Math.min(high, Math.max(low, symbol.value()));
    return network.conventions() == Conventions.TWIN && value != symbol.value()
        ? new Symbol("clip(" + symbol.text() + ")", "\\text{clip}(" + symbol.latex() + ")", value)
        : symbol;
  }
}
