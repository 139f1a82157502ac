package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.call;
import static dev.gradtwin.compare.explain.Formulas.minus;
import static dev.gradtwin.compare.explain.Formulas.number;
import static dev.gradtwin.compare.explain.Formulas.over;
import static dev.gradtwin.compare.explain.Formulas.plus;
import static dev.gradtwin.compare.explain.Formulas.power;
import static dev.gradtwin.compare.explain.Formulas.root;
import static dev.gradtwin.compare.explain.Formulas.square;
import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a gradient becomes the step u of one parameter, after {@link UpdaterSpec}: what is remembered
 * first, then u.
 */
final class UpdaterFormulas {
  private final UpdaterSpec updater;
  private final boolean twin;
  private final Symbol eta;
  private final Symbol t;
  private final Symbol of;
  private final double[] state;
  private final List<Derivation> derivations = new ArrayList<>();

  /**
   * @param step from 0
   * @param parameter what is updated
   * @param state what earlier steps left behind of it
   */
  UpdaterFormulas(Experiment experiment, long step, Symbol parameter, double... state) {
    updater = experiment.training().updater();
    twin = experiment.network().conventions() == Conventions.TWIN;
    eta = new Symbol("η", "\\eta", experiment.learningRate(step));
    t = new Symbol("t", "t", step + 1);
    of = parameter;
    this.state = Arrays.copyOf(state, Math.max(3, state.length));
  }

  /** η. */
  Symbol rate() {
    return eta;
  }

  /** The numbers that come before u, in their order; known after {@link #step}. */
  List<Derivation> before() {
    return derivations;
  }

  /** u. */
  Expression step(Symbol g) {
    if (updater instanceof UpdaterSpec.Sgd) {
      return times(eta, g);
    } else if (updater instanceof UpdaterSpec.NoOp) {
      return g;
    } else if (updater instanceof UpdaterSpec.Momentum s) {
      return keep("v", plus(times(mu(s.momentum()), old("v", 0)), times(eta, g)));
    } else if (updater instanceof UpdaterSpec.Nesterov s) {
      Symbol mu = mu(s.momentum());
      Symbol v = old("v", 0);
      Symbol next = keep("v′", "v'", false, minus(times(mu, v), times(eta, g)));
      return minus(times(mu, v), times(plus(number(1), mu), next));
    } else if (updater instanceof UpdaterSpec.AdaGrad s) {
      Symbol h = keep("h", plus(old("h", 0), square(g)));
      return over(times(eta, g), plus(root(h), epsilon(s.epsilon())));
    } else if (updater instanceof UpdaterSpec.RmsProp s) {
      Symbol h = keep("h", mean(rho(s.decay()), old("h", 0), square(g)));
      return over(times(eta, g), plus(root(h), epsilon(s.epsilon())));
    } else if (updater instanceof UpdaterSpec.AdaDelta s) {
      Symbol epsilon = epsilon(s.epsilon());
      Symbol h = keep("h", mean(rho(s.rho()), old("h", 0), square(g)));
      return over(times(g, root(plus(old("d", 1), epsilon))), root(plus(h, epsilon)));
    } else if (updater instanceof UpdaterSpec.AdaMax s) {
      return adaMax(s, g);
    } else if (updater instanceof UpdaterSpec.Adam s) {
      return adam(g, s.beta1(), s.beta2(), s.epsilon());
    } else if (updater instanceof UpdaterSpec.Nadam s) {
      return nadam(g, s.beta1(), s.beta2(), s.epsilon());
    } else if (updater instanceof UpdaterSpec.AmsGrad s) {
      return amsGrad(g, s.beta1(), s.beta2(), s.epsilon());
    }
    throw new IllegalArgumentException("no formula for " + updater);
  }

  /** η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε), or the textbook's η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε). */
  private Expression adam(Symbol g, double beta1, double beta2, double epsilon) {
    Symbol m = moment("m", 0, beta1(beta1), g);
    Symbol v = moment("v", 1, beta2(beta2), square(g));
    Expression c1 = bias(beta1(beta1));
    Expression c2 = bias(beta2(beta2));
    Symbol e = epsilon(epsilon);
    return twin
        ? over(times(eta, root(c2), m), times(c1, plus(root(v), e)))
        : over(times(eta, over(m, c1)), plus(root(over(v, c2)), e));
  }

  private Expression amsGrad(Symbol g, double beta1, double beta2, double epsilon) {
    Symbol m = moment("m", 0, beta1(beta1), g);
    Symbol v = moment("v", 1, beta2(beta2), square(g));
    Symbol h = keep("h", call(Function.MAX, old("h", 2), v));
    Expression size = plus(root(h), epsilon(epsilon));
    return twin
        ? over(times(eta, root(bias(beta2(beta2))), m), times(bias(beta1(beta1)), size))
        : over(times(eta, m), size);
  }

  private Expression nadam(Symbol g, double beta1, double beta2, double epsilon) {
    Symbol b1 = beta1(beta1);
    Symbol m = moment("m", 0, b1, g);
    Symbol v = moment("v", 1, beta2(beta2), square(g));
    Symbol e = epsilon(epsilon);
    Expression fresh = times(minus(number(1), b1), g);
    if (twin) {
      return over(times(eta, plus(times(b1, m), fresh)), times(bias(b1), plus(root(v), e)));
    }
    Expression later = minus(number(1), power(b1, plus(t, number(1))));
    Expression ahead = plus(over(times(b1, m), later), over(fresh, bias(b1)));
    return over(times(eta, ahead), plus(root(over(v, bias(beta2(beta2)))), e));
  }

  private Expression adaMax(UpdaterSpec.AdaMax s, Symbol g) {
    Symbol m = moment("m", 0, beta1(s.beta1()), g);
    Expression largest =
        call(Function.MAX, times(beta2(s.beta2()), old("w", 1)), call(Function.ABSOLUTE, g));
    Symbol w = keep("w", twin ? plus(largest, number(1e-32)) : largest);
    Expression size = twin ? w : plus(w, epsilon(s.epsilon()));
    return over(times(eta, m), times(bias(beta1(s.beta1())), size));
  }

  /** β·old + (1 − β)·fresh, kept. */
  private Symbol moment(String name, int slot, Symbol beta, Expression fresh) {
    return keep(name, mean(beta, old(name, slot), fresh));
  }

  private static Expression mean(Symbol beta, Symbol old, Expression fresh) {
    return plus(times(beta, old), times(minus(number(1), beta), fresh));
  }

  /** 1 − βᵗ. */
  private Expression bias(Symbol beta) {
    return minus(number(1), power(beta, t));
  }

  private Symbol old(String name, int slot) {
    return new Symbol(name, name, state[slot]);
  }

  private Symbol keep(String name, Expression formula) {
    return keep(name, name, true, formula);
  }

  private Symbol keep(String name, String latex, boolean replaces, Expression formula) {
    Symbol left =
        new Symbol(
            name + " of " + of.text(),
            latex + "\\left[" + of.latex() + "\\right]",
            formula.value());
    derivations.add(Derivation.between(left, replaces, formula));
    return new Symbol(name, latex, formula.value());
  }

  private static Symbol mu(double value) {
    return new Symbol("μ", "\\mu", value);
  }

  private static Symbol rho(double value) {
    return new Symbol("ρ", "\\rho", value);
  }

  private static Symbol beta1(double value) {
    return new Symbol("β₁", "\\beta_1", value);
  }

  private static Symbol beta2(double value) {
    return new Symbol("β₂", "\\beta_2", value);
  }

  private static Symbol epsilon(double value) {
    return new Symbol("ε", "\\varepsilon", value);
  }
}
