package dev.gradtwin.compare.explain;

import static dev.gradtwin.compare.explain.Formulas.times;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import java.util.Optional;

/** The numbers of a step as the hand-written side has them, each with its name. */
final class StepSymbols {
  private final StepMoment moment;
  private final NetworkSpec network;
  private final Batch batch;

  StepSymbols(StepMoment moment) {
    this.moment = moment;
    network = moment.experiment().network();
    batch = moment.batch();
  }

  int units(int layer) {
    return network.layers().get(layer).units();
  }

  int last() {
    return network.layers().size() - 1;
  }

  Symbol z(int layer, int row, int j) {
    return Names.z(layer, row, j, moment.hand().z(layer)[row * units(layer) + j]);
  }

  Symbol a(int layer, int row, int j) {
    return Names.a(layer, row, j, moment.hand().a(layer)[row * units(layer) + j]);
  }

  Symbol delta(int layer, int row, int j) {
    return Names.delta(layer, row, j, moment.hand().dz(layer)[row * units(layer) + j]);
  }

  /** What enters a layer, without dropout. */
  Symbol entering(int layer, int row, int i) {
    return layer == 0
        ? Names.input(row, i, batch.inputs()[row * network.inputs() + i])
        : a(layer - 1, row, i);
  }

  /** What an entering number is multiplied by; empty for 1. */
  Optional<Expression> dropout(int layer, int row, int i) {
    double[] factors = batch.dropout(layer);
    int width = network.inputsOf(layer);
    return factors.length == 0
        ? Optional.empty()
        : Optional.of(Names.dropout(layer, row, i, factors[row * width + i]));
  }

  /** What a layer multiplies by its weights. */
  Expression input(int layer, int row, int i) {
    Symbol entering = entering(layer, row, i);
    return dropout(layer, row, i).map(m -> times(m, entering)).orElse(entering);
  }

  /** The tensor of a layer. */
  Tensor tensor(int layer, boolean bias) {
    return moment.before().layout().tensor(layer + (bias ? "_b" : "_W"));
  }

  Symbol weight(int layer, int i, int j) {
    Tensor w = tensor(layer, false);
    return parameter(w, i * w.columns() + j);
  }

  Symbol bias(int layer, int j) {
    return parameter(tensor(layer, true), j);
  }

  Symbol parameter(Tensor tensor, int flat) {
    return Names.parameter(tensor, flat, moment.before().values()[tensor.offset() + flat]);
  }

  Symbol gradient(Tensor tensor, int flat) {
    return Names.gradient(
        parameter(tensor, flat), moment.hand().gradients().values()[tensor.offset() + flat]);
  }

  /** The loss of a row. */
  LossFormulas loss(int row) {
    int units = network.outputs();
    Symbol[] yHat = new Symbol[units];
    Symbol[] y = new Symbol[units];
    for (int j = 0; j < units; j++) {
      yHat[j] = a(last(), row, j);
      y[j] = Names.target(row, j, batch.targets()[row * units + j]);
    }
    return new LossFormulas(network, row, yHat, y);
  }

  /** Divided by N where the loss is a mean over rows. */
  Expression reduced(Expression expression) {
    return network.reduction() == Reduction.MEAN && batch.rows() > 1
        ? Formulas.over(expression, new Symbol("N", "N", batch.rows()))
        : expression;
  }

  /** f and f′ of a layer. */
  ActivationFormulas activation(int layer) {
    return new ActivationFormulas(network.layers().get(layer), network.conventions());
  }
}
