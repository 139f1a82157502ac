package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.minus;
import static dev.gradtwin.compare.explain.Formulas.number;
import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The deltas from the last layer to the first, then the gradients in the same order. */
final class BackwardSections {
  private final StepMoment moment;
  private final StepSymbols symbols;
  private final Choice choice;
  private final int row;
  private final CodeLines code;
  private final NetworkSpec network;

  BackwardSections(StepMoment moment, StepSymbols symbols, Choice choice, int row) {
    this.moment = moment;
    this.symbols = symbols;
    this.choice = choice;
    this.row = row;
    code = new CodeLines(moment.experiment());
    network = moment.experiment().network();
  }

  List<Section> of() {
    List<Section> sections = new ArrayList<>();
    for (int k = symbols.last(); k >= 0; k--) {
      sections.add(delta(k));
    }
    for (int k = symbols.last(); k >= 0; k--) {
      sections.add(gradient(k));
    }
    return sections;
  }

  private Section delta(int k) {
    List<Derivation> derivations = new ArrayList<>();
    boolean counts = moment.batch().counts(row);
    boolean ofRow = counts && softmaxAlone(k);
    for (int j : choice.units(k)) {
      if (ofRow) {
        derivations.add(Derivation.between(error(k, j), false, upstream(k, j)));
      }
      derivations.add(delta(k, j, counts));
    }
    boolean output = k == symbols.last();
    String text = k + "_dz = ∂L/∂" + k + "_z = ";
    String layer = "^{(" + k + ")}";
    String latex = "\\delta" + layer + " = \\frac{\\partial L}{\\partial z" + layer + "} = ";
    if (output) {
      boolean joint = LossFormulas.reachesPreActivation(network);
      text += joint ? k + "_a − y" : "∂L/∂" + k + "_a ⊙ f′(" + k + "_z)";
      latex +=
          joint
              ? "a" + layer + " - y"
              : "\\frac{\\partial L}{\\partial a" + layer + "} \\odot f'(z" + layer + ")";
    } else {
      String above = "^{(" + (k + 1) + ")}";
      text += "(" + (k + 1) + "_dz·" + (k + 1) + "_Wᵀ) ⊙ f′(" + k + "_z)";
      latex +=
          "\\left(\\delta" + above + " {W" + above + "}^{\\top}\\right) \\odot f'(z" + layer + ")";
    }
    return new Section(
        output ? "Output delta" : "Delta of layer " + k, text, latex, code.delta(k), derivations);
  }

  private Derivation delta(int k, int j, boolean counts) {
    int flat = row * symbols.units(k) + j;
    boolean branches = counts && network.layers().get(k).activation() != Activation.SOFTMAX;
    return new Derivation(
        symbols.delta(k, row, j),
        false,
        counts ? formula(k, j) : number(0),
        moment.hand().dz(k)[flat],
        moment.twin(Quantity.DELTAS, trace -> trace.dz(k)[flat]),
        moment.exact(true, oracle -> oracle.dz(k, flat)),
        branches
            ? symbols.activation(k).note(symbols.z(k, row, j))
            : counts ? "" : "the row is masked");
  }

  private Expression formula(int k, int j) {
    if (softmaxAlone(k)) {
      return ofSoftmax(k, j);
    }
    if (k == symbols.last() && LossFormulas.reachesPreActivation(network)) {
      return upstream(k, j);
    }
    Expression slope = symbols.activation(k).slope(symbols.z(k, row, j), symbols.a(k, row, j));
    return times(upstream(k, j), slope);
  }

  /** aⱼ·(daⱼ − Σₖ aₖ·daₖ). */
  private Expression ofSoftmax(int k, int j) {
    List<Expression> terms = new ArrayList<>();
    for (int other = 0; other < symbols.units(k); other++) {
      terms.add(times(symbols.a(k, row, other), error(k, other)));
    }
    return times(symbols.a(k, row, j), minus(error(k, j), Formulas.sum(terms)));
  }

  private boolean softmaxAlone(int k) {
    boolean joint = k == symbols.last() && LossFormulas.reachesPreActivation(network);
    return network.layers().get(k).activation() == Activation.SOFTMAX && !joint;
  }

  /** ∂L/∂a as a number with a name. */
  private Symbol error(int k, int j) {
    return Names.error(k, row, j, upstream(k, j).value());
  }

  /** ∂L/∂a of a unit, or ∂L/∂z of an output where loss and activation are one. */
  private Expression upstream(int k, int j) {
    if (k == symbols.last()) {
      return symbols.reduced(symbols.loss(row).slope(j));
    }
    List<Expression> terms = new ArrayList<>();
    for (int above = 0; above < symbols.units(k + 1); above++) {
      terms.add(times(symbols.delta(k + 1, row, above), symbols.weight(k + 1, j, above)));
    }
    Expression sum = Formulas.sum(terms);
    return symbols.dropout(k + 1, row, j).map(m -> times(m, sum)).orElse(sum);
  }

  private Section gradient(int k) {
    List<Derivation> derivations = new ArrayList<>();
    boolean biases = network.layers().get(k).bias();
    for (Tensor tensor :
        biases
            ? List.of(symbols.tensor(k, false), symbols.tensor(k, true))
            : List.of(symbols.tensor(k, false))) {
      for (int flat : choice.elements(tensor)) {
        derivations.add(gradient(tensor, flat));
      }
    }
    String input = k == 0 ? "x" : (k - 1) + "_a";
    String latex = k == 0 ? "x" : "{a^{(" + (k - 1) + ")}}";
    String layer = "^{(" + k + ")}";
    return new Section(
        "Gradients of layer " + k + ", every row added",
        "∂L/∂"
            + k
            + "_W = "
            + input
            + "ᵀ·"
            + k
            + "_dz"
            + (biases ? ",  ∂L/∂" + k + "_b = Σₙ " + k + "_dz" : ""),
        "\\frac{\\partial L}{\\partial W"
            + layer
            + "} = "
            + latex
            + "^{\\top} \\delta"
            + layer
            + (biases
                ? ", \\quad \\frac{\\partial L}{\\partial b"
                    + layer
                    + "} = \\sum_n \\delta_n"
                    + layer
                : ""),
        code.gradient(k),
        derivations);
  }

  private Derivation gradient(Tensor tensor, int flat) {
    int k = tensor.layer();
    int j = flat % tensor.columns();
    List<Expression> terms = new ArrayList<>();
    for (int n = 0; n < moment.batch().rows(); n++) {
      Symbol dz = symbols.delta(k, n, j);
      terms.add(tensor.bias() ? dz : times(symbols.input(k, n, flat / tensor.columns()), dz));
    }
    int parameter = tensor.offset() + flat;
    return new Derivation(
        symbols.gradient(tensor, flat),
        false,
        Formulas.sum(terms),
        moment.hand().gradients().values()[parameter],
        moment.twin(Quantity.GRADIENTS, trace -> trace.gradients().values()[parameter]),
        moment.exact(false, oracle -> oracle.gradient(parameter)),
        "");
  }
}
