package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.call;
import static dev.gradtwin.compare.explain.Formulas.minus;
import static dev.gradtwin.compare.explain.Formulas.over;
import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.train.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** z and a of every layer, and the loss. */
final class ForwardSections {
  private final StepMoment moment;
  private final StepSymbols symbols;
  private final Choice choice;
  private final int row;
  private final CodeLines code;

  ForwardSections(StepMoment moment, StepSymbols symbols, Choice choice, int row) {
    this.moment = moment;
    this.symbols = symbols;
    this.choice = choice;
    this.row = row;
    code = new CodeLines(moment.experiment());
  }

  List<Section> of() {
    List<Section> sections = new ArrayList<>();
    for (int k = 0; k <= symbols.last(); k++) {
      sections.add(layer(k));
    }
    sections.add(loss());
    return sections;
  }

  private Section layer(int k) {
    LayerSpec layer = moment.experiment().network().layers().get(k);
    List<Derivation> derivations = new ArrayList<>();
    for (int j : choice.units(k)) {
      derivations.add(z(k, j));
      derivations.add(a(k, j));
    }
    String input = k == 0 ? "x" : (k - 1) + "_a";
    String latex = k == 0 ? "x" : "a^{(" + (k - 1) + ")}";
    String bias = layer.bias() ? " + " + k + "_b" : "";
    String f = dev.gradtwin.compare.text.Names.of(layer.activation());
    return new Section(
        "Forward through layer " + k,
        k + "_z = " + input + "·" + k + "_W" + bias + ",  " + k + "_a = " + f + "(" + k + "_z)",
        "z^{("
            + k
            + ")} = "
            + latex
            + "\\,W^{("
            + k
            + ")}"
            + (layer.bias() ? " + b^{(" + k + ")}" : "")
            + ", \\quad a^{("
            + k
            + ")} = \\text{"
            + f
            + "}(z^{("
            + k
            + ")})",
        code.forward(k),
        derivations);
  }

  private Derivation z(int k, int j) {
    List<Expression> terms = new ArrayList<>();
    for (int i = 0; i < moment.experiment().network().inputsOf(k); i++) {
      terms.add(times(symbols.input(k, row, i), symbols.weight(k, i, j)));
    }
    if (moment.experiment().network().layers().get(k).bias()) {
      terms.add(symbols.bias(k, j));
    }
    int flat = row * symbols.units(k) + j;
    return new Derivation(
        symbols.z(k, row, j),
        false,
        Formulas.sum(terms),
        moment.hand().z(k)[flat],
        moment.twin(Quantity.PRE_ACTIVATIONS, trace -> trace.z(k)[flat]),
        moment.exact(true, oracle -> oracle.z(k, flat)),
        "");
  }

  private Derivation a(int k, int j) {
    LayerSpec layer = moment.experiment().network().layers().get(k);
    Symbol z = symbols.z(k, row, j);
    boolean softmax = layer.activation() == Activation.SOFTMAX;
    int flat = row * symbols.units(k) + j;
    return new Derivation(
        symbols.a(k, row, j),
        false,
        softmax ? softmax(k, j) : symbols.activation(k).value(z),
        moment.hand().a(k)[flat],
        moment.twin(Quantity.ACTIVATIONS, trace -> trace.a(k)[flat]),
        moment.exact(true, oracle -> oracle.a(k, flat)),
        softmax ? "" : symbols.activation(k).note(z));
  }

  /** e^(zⱼ − m)/Σₖ e^(zₖ − m), m the largest z. */
  private Expression softmax(int k, int j) {
    Symbol max = symbols.z(k, row, 0);
    for (int other = 1; other < symbols.units(k); other++) {
      Symbol z = symbols.z(k, row, other);
      max = z.value() > max.value() ? z : max;
    }
    List<Expression> terms = new ArrayList<>();
    for (int other = 0; other < symbols.units(k); other++) {
      terms.add(call(Function.EXP, minus(symbols.z(k, row, other), max)));
    }
    return over(call(Function.EXP, minus(symbols.z(k, row, j), max)), Formulas.sum(terms));
  }

  private Section loss() {
    Experiment experiment = moment.experiment();
    List<Derivation> derivations = new ArrayList<>();
    List<Expression> terms = new ArrayList<>();
    for (int n = 0; n < moment.batch().rows(); n++) {
      if (moment.batch().counts(n)) {
        Expression ofRow = symbols.loss(n).value();
        Symbol left = Names.rowLoss(n, ofRow.value());
        terms.add(left);
        if (n == row) {
          derivations.add(Derivation.between(left, false, ofRow));
        }
      }
    }
    double sum = terms.stream().mapToDouble(Expression::value).sum();
    boolean mean = experiment.network().reduction() == Reduction.MEAN;
    double reduced = mean ? sum / moment.batch().rows() : sum;
    Expression total = symbols.reduced(Formulas.sum(terms));
    double loss = moment.hand().loss();
    if (!experiment.training().regularization().equals(Regularization.NONE)) {
      total =
          Formulas.plus(
              total, new Symbol("penalty(θ)", "\\text{penalty}(\\theta)", loss - reduced));
    }
    derivations.add(
        new Derivation(
            Names.loss(loss),
            false,
            total,
            loss,
            moment.twin(Quantity.LOSS, trace -> trace.loss()),
            exactLoss(),
            ""));
    return new Section(
        "Loss",
        mean ? "L = Σₙ ℓ[n] / N" : "L = Σₙ ℓ[n]",
        mean ? "L = \\frac{1}{N} \\sum_n \\ell_n" : "L = \\sum_n \\ell_n",
        code.loss(),
        derivations);
  }

  private OptionalDouble exactLoss() {
    return moment.exact(false, oracle -> oracle.loss());
  }
}
