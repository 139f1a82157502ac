package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.call;
import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Minus;
import dev.gradtwin.compare.explain.Expression.Sum;
import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.compare.oracle.UpdateHistory;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Regularization.Penalty;
import dev.gradtwin.train.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What becomes of each parameter. */
final class UpdateSections {
  private final StepMoment moment;
  private final StepSymbols symbols;
  private final Choice choice;
  private final Experiment experiment;
  private final ParameterLayout layout;

  UpdateSections(StepMoment moment, StepSymbols symbols, Choice choice) {
    this.moment = moment;
    this.symbols = symbols;
    this.choice = choice;
    experiment = moment.experiment();
    layout = moment.before().layout();
  }

  List<Section> of() {
    List<Section> sections = new ArrayList<>();
    for (int k = symbols.last(); k >= 0; k--) {
      List<Derivation> derivations = new ArrayList<>();
      for (Tensor tensor : layout.tensors()) {
        if (tensor.layer() == k) {
          choice.elements(tensor).forEach(flat -> update(tensor, flat, derivations));
        }
      }
      boolean sgd = experiment.training().updater().getClass().getSimpleName().equals("Sgd");
      sections.add(
          new Section(
              "Update of layer " + k,
              sgd ? "θ ← θ − η·∂L/∂θ" : "θ ← θ − u,  u from g = ∂L/∂θ",
              sgd
                  ? "\\theta \\leftarrow \\theta - \\eta\\,\\frac{\\partial L}{\\partial \\theta}"
                  : "\\theta \\leftarrow \\theta - u, \\quad u \\text{ from } g = \\frac{\\partial"
                      + " L}{\\partial \\theta}",
              new CodeLines(experiment).update(k),
              derivations));
    }
    return sections;
  }

  private void update(Tensor tensor, int flat, List<Derivation> derivations) {
    int parameter = tensor.offset() + flat;
    Symbol theta = symbols.parameter(tensor, flat);
    UpdaterFormulas formulas =
        new UpdaterFormulas(experiment, moment.step(), theta, state(parameter));
    Symbol g = prepared(tensor, theta, symbols.gradient(tensor, flat), derivations);
    Expression u = formulas.step(g);
    derivations.addAll(formulas.before());
    if (experiment.training().updater().remembers()) {
      Symbol named = new Symbol("u", "u", u.value());
      Symbol left =
          new Symbol("u of " + theta.text(), "u\\left[" + theta.latex() + "\\right]", u.value());
      derivations.add(Derivation.between(left, false, u));
      u = named;
    }
    List<Expression> terms = new ArrayList<>(List.of(theta, new Minus(u)));
    double lambda = penalty(tensor).decay();
    if (lambda > 0) {
      Symbol coefficient = new Symbol("λ", "\\lambda", lambda);
      boolean timesRate = experiment.training().regularization().decayTimesRate();
      terms.add(
          new Minus(
              timesRate ? times(coefficient, formulas.rate(), theta) : times(coefficient, theta)));
    }
    derivations.add(
        new Derivation(
            theta,
            true,
            new Sum(terms),
            moment.hand().parameters().values()[parameter],
            moment.twin(Quantity.PARAMETERS, trace -> trace.parameters().values()[parameter]),
            moment.exact(false, oracle -> oracle.updated(parameter)),
            ""));
  }

  /** g, scaled or clipped and with the penalties' derivatives where there are any. */
  private Symbol prepared(
      Tensor tensor, Symbol theta, Symbol gradient, List<Derivation> derivations) {
    Expression g = scaled(tensor, gradient);
    Penalty penalty = penalty(tensor);
    List<Expression> terms = new ArrayList<>(List.of(g));
    if (penalty.l1() > 0) {
      terms.add(times(new Symbol("λ₁", "\\lambda_1", penalty.l1()), call(Function.SIGN, theta)));
    }
    if (penalty.l2() > 0) {
      terms.add(times(new Symbol("λ₂", "\\lambda_2", penalty.l2()), theta));
    }
    if (terms.size() == 1 && g == gradient) {
      return gradient;
    }
    Expression all = Formulas.sum(terms);
    derivations.add(
        Derivation.between(
            new Symbol(
                "g of " + theta.text(), "g\\left[" + theta.latex() + "\\right]", all.value()),
            false,
            all));
    return new Symbol("g", "g", all.value());
  }

  private Expression scaled(Tensor tensor, Symbol gradient) {
    GradientNormalization normalization = experiment.training().normalization();
    if (normalization.rule() == GradientNormalization.Rule.CLIP_ELEMENTWISE_ABSOLUTE_VALUE) {
      Symbol c = new Symbol("c", "c", normalization.threshold());
      return call(Function.MIN, c, call(Function.MAX, new Minus(c), gradient));
    }
    UpdateHistory history = moment.history();
    if (history.scales().length == 0) {
      return gradient;
    }
    double factor = history.scales()[layout.tensors().indexOf(tensor)];
    return times(new Symbol("s", "s", factor), gradient);
  }

  private Penalty penalty(Tensor tensor) {
    return experiment.training().regularization().of(tensor.bias());
  }

  /** What the updater remembers of a parameter: its slots stand one after the other. */
  private double[] state(int parameter) {
    double[] all = moment.history().state();
    double[] state = new double[all.length / layout.size()];
    Arrays.setAll(state, slot -> all[slot * layout.size() + parameter]);
    return state;
  }
}
