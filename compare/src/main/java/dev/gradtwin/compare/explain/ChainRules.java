package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.minus;
import static dev.gradtwin.compare.explain.Formulas.number;
import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** The chain rule along the path through one unit of each layer. */
final class ChainRules {
  private final StepMoment moment;
  private final StepSymbols symbols;
  private final Choice choice;
  private final int row;
  private final NetworkSpec network;

  ChainRules(StepMoment moment, StepSymbols symbols, Choice choice, int row) {
    this.moment = moment;
    this.symbols = symbols;
    this.choice = choice;
    this.row = row;
    network = moment.experiment().network();
  }

  /** From L to the weight of the row's largest input. */
  ChainRule path() {
    List<Symbol> nodes = new ArrayList<>();
    List<Expression> links = new ArrayList<>();
    nodes.add(Names.loss(moment.hand().loss()));
    long paths = 1;
    for (int k = symbols.last(); k >= 0; k--) {
      int j = choice.onPath(k);
      boolean joint = k == symbols.last() && LossFormulas.reachesPreActivation(network);
      if (!joint) {
        nodes.add(symbols.a(k, row, j));
        links.add(k == symbols.last() ? ofLoss(j) : ofLayer(k + 1, j));
      }
      nodes.add(symbols.z(k, row, j));
      links.add(joint ? ofLoss(j) : slope(k, j));
      boolean mixes = network.layers().get(k).activation() == Activation.SOFTMAX && !joint;
      long ways = k == 0 ? 1 : symbols.units(k);
      paths *= mixes ? ways * symbols.units(k) : ways;
    }
    nodes.add(symbols.weight(0, choice.input(), choice.onPath(0)));
    links.add(symbols.input(0, row, choice.input()));
    double share = links.stream().mapToDouble(Expression::value).reduce(1, (p, q) -> p * q);
    return new ChainRule(nodes, links, paths, share);
  }

  private Expression ofLoss(int j) {
    return moment.batch().counts(row) ? symbols.reduced(symbols.loss(row).slope(j)) : number(0);
  }

  /** ∂z/∂a of the layer below. */
  private Expression ofLayer(int layer, int i) {
    Expression w = symbols.weight(layer, i, choice.onPath(layer));
    return symbols.dropout(layer, row, i).map(m -> times(m, w)).orElse(w);
  }

  private Expression slope(int k, int j) {
    Symbol a = symbols.a(k, row, j);
    return network.layers().get(k).activation() == Activation.SOFTMAX
        ? times(a, minus(number(1), a))
        : symbols.activation(k).slope(symbols.z(k, row, j), a);
  }
}
