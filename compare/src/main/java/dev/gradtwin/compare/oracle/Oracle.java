package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.jspecify.annotations.Nullable;

/**
 * The exact values of one step, to 40 digits: an independent third opinion on which side is wrong.
 *
 * <p>The loss is a sum over rows, so every row has a pass of its own, made when a question needs it
 * and kept: a pre-activation, an activation or a delta needs one row, a gradient all. A derivative
 * along a direction v of one layer's parameters starts at that layer's z, which is linear in them:
 * at θ + t·v it is z + t·(x·V + c) with v = (V, c). From there on the library carries d/dt through
 * the same forward pass. {@link OracleCost} says what a question takes.
 */
public final class Oracle {
  private static final int DIGITS = 40;

  private final Experiment experiment;
  private final NetworkSpec network;
  private final Batch batch;
  private final Parameters before;
  private final UpdateHistory history;
  private final DfpField field = new DfpField(DIGITS);
  private final ForwardPass<Dfp> values;
  private final ForwardPass<FieldUnivariateDerivative1<Dfp>> slopes;
  private final @Nullable Row[] rows;

  /** One example: x, y, and z and a of every layer. */
  private record Row(int number, List<Dfp> x, List<Dfp> y, List<List<Dfp>> z, List<List<Dfp>> a) {}

  private List<Dfp> inputOf(int layer, Row row) {
    return values.dropped(layer == 0 ? row.x() : row.a().get(layer - 1), factors(layer, row));
  }

  /** What enters a layer is multiplied by it; empty for 1. */
  private double[] factors(int layer, Row row) {
    double[] all = batch.dropout(layer);
    int width = network.inputsOf(layer);
    return all.length == 0
        ? all
        : Arrays.copyOfRange(all, row.number() * width, (row.number() + 1) * width);
  }

  /**
   * An oracle for the first step of a run.
   *
   * @param experiment gives network and updater
   * @param batch the examples of the step
   * @param before the parameters before it
   */
  public Oracle(Experiment experiment, Batch batch, Parameters before) {
    this(experiment, batch, before, UpdateHistory.none(experiment));
  }

  /**
   * An oracle for one step.
   *
   * @param experiment gives network and updater
   * @param batch the examples of the step
   * @param before the parameters before it
   * @param history what earlier steps left behind
   */
  public Oracle(Experiment experiment, Batch batch, Parameters before, UpdateHistory history) {
    this.experiment = experiment;
    this.history = history;
    this.network = experiment.network();
    this.batch = batch;
    this.before = before;
    List<Dfp> theta = numbers(before.values(), 0, before.values().length);
    values = new ForwardPass<>(network, theta, new DigitArithmetic(field));
    slopes =
        new ForwardPass<>(
            network, theta.stream().map(this::still).toList(), new SlopeArithmetic(field));
    rows = new @Nullable Row[batch.rows()];
  }

  private FieldUnivariateDerivative1<Dfp> still(Dfp value) {
    return new FieldUnivariateDerivative1<>(value, field.getZero());
  }

  /**
   * Whether the step is small enough to be answered.
   *
   * @param oneRow whether the question is about one row, as of z, a and dz
   * @return true if a question takes some twenty seconds at most
   */
  public boolean answers(boolean oneRow) {
    OracleCost cost = new OracleCost(network, batch.rows());
    return oneRow ? cost.answersOneRow() : cost.answersAllRows();
  }

  /**
   * A pre-activation.
   *
   * @param layer from 0
   * @param flat row times units plus unit
   * @return z
   */
  public Exact z(int layer, int flat) {
    int units = network.layers().get(layer).units();
    return new Exact(row(flat / units).z().get(layer).get(flat % units));
  }

  /**
   * An activation.
   *
   * @param layer from 0
   * @param flat row times units plus unit
   * @return a
   */
  public Exact a(int layer, int flat) {
    int units = network.layers().get(layer).units();
    return new Exact(row(flat / units).a().get(layer).get(flat % units));
  }

  /**
   * The loss of the batch.
   *
   * @return L
   */
  public Exact loss() {
    Dfp sum = field.getZero();
    for (int n = 0; n < batch.rows(); n++) {
      if (batch.counts(n)) {
        Row row = row(n);
        List<Dfp> yHat = row.a().get(row.a().size() - 1);
        sum = sum.add(values.loss(yHat, row.y(), batch.rows()));
      }
    }
    Penalties penalties = new Penalties(experiment, Rounding.of(experiment.precision()));
    return new Exact(sum.add(penalties.of(before.values(), new DigitArithmetic(field))));
  }

  /**
   * An element of a delta.
   *
   * @param layer from 0
   * @param flat row times units plus unit
   * @return ∂L/∂z
   */
  public Exact dz(int layer, int flat) {
    int units = network.layers().get(layer).units();
    Dfp[] slope = zeros(units);
    slope[flat % units] = field.getOne();
    return new Exact(derivative(row(flat / units), layer, slope));
  }

  /**
   * An element of the gradient.
   *
   * @param parameter index in the flat parameter array
   * @return ∂L/∂θ
   */
  public Exact gradient(int parameter) {
    return new Exact(along(element(parameter)));
  }

  /**
   * The derivative of the loss along a direction.
   *
   * @param v the direction
   * @return v·g, g = ∂L/∂θ
   */
  public Exact gradient(Direction v) {
    return new Exact(along(v));
  }

  /**
   * A parameter after the update.
   *
   * @param parameter index in the flat parameter array
   * @return θ − u, as exact as what earlier steps left behind is known
   */
  public Exact updated(int parameter) {
    return updated(parameter, gradient(parameter));
  }

  /**
   * A parameter after the update, from its gradient.
   *
   * @param parameter index in the flat parameter array
   * @param gradient ∂L/∂θ, from here
   * @return θ − u, as exact as what earlier steps left behind is known
   */
  public Exact updated(int parameter, Exact gradient) {
    UpdateRule<Dfp> rule = new UpdateRule<>(experiment, new DigitArithmetic(field));
    return new Exact(rule.next(history, parameter, before.values()[parameter], gradient.value()));
  }

  private Direction element(int parameter) {
    Tensor tensor =
        ParameterLayout.of(network).tensors().stream()
            .filter(t -> parameter < t.offset() + t.size())
            .findFirst()
            .orElseThrow();
    return Direction.element(tensor, parameter - tensor.offset());
  }

  private Dfp along(Direction v) {
    Dfp sum = field.getZero();
    int layer = v.tensor().layer();
    for (int n = 0; n < batch.rows(); n++) {
      Row row = row(n);
      sum = sum.add(derivative(row, layer, slopeOfZ(v, inputOf(layer, row))));
    }
    return sum;
  }

  /** d/dt of z = x·(W + t·V) + b + t·c at t = 0. */
  private Dfp[] slopeOfZ(Direction v, List<Dfp> x) {
    Dfp[] slope = zeros(v.tensor().columns());
    for (int k = 0; k < v.tensor().size(); k++) {
      int j = k % slope.length;
      if (v.sign(k) != 0) {
        Dfp input = v.tensor().bias() ? field.getOne() : x.get(k / slope.length);
        slope[j] = v.sign(k) > 0 ? slope[j].add(input) : slope[j].subtract(input);
      }
    }
    return slope;
  }

  /** d/dt of what a row adds to the loss, where z of a layer moves with a slope. */
  private Dfp derivative(Row row, int layer, Dfp[] slope) {
    if (!batch.counts(row.number())) {
      return field.getZero();
    }
    List<FieldUnivariateDerivative1<Dfp>> z = new ArrayList<>(slope.length);
    for (int j = 0; j < slope.length; j++) {
      z.add(new FieldUnivariateDerivative1<>(row.z().get(layer).get(j), slope[j]));
    }
    List<FieldUnivariateDerivative1<Dfp>> y = row.y().stream().map(this::still).toList();
    return slopes
        .lossFrom(layer, z, y, batch.rows(), above -> factors(above, row))
        .getFirstDerivative();
  }

  private Row row(int n) {
    Row known = rows[n];
    if (known != null) {
      return known;
    }
    int nIn = network.inputs();
    int nOut = network.outputs();
    List<Dfp> x = numbers(batch.inputs(), n * nIn, nIn);
    Row row =
        new Row(
            n, x, numbers(batch.targets(), n * nOut, nOut), new ArrayList<>(), new ArrayList<>());
    List<LayerSpec> layers = network.layers();
    for (int k = 0; k < layers.size(); k++) {
      row.z().add(values.preActivation(k, inputOf(k, row)));
      row.a().add(values.activation(k, row.z().get(k)));
    }
    rows[n] = row;
    return row;
  }

  private List<Dfp> numbers(double[] values, int from, int count) {
    List<Dfp> numbers = new ArrayList<>(count);
    for (int k = from; k < from + count; k++) {
      numbers.add(field.newDfp(values[k]));
    }
    return numbers;
  }

  private Dfp[] zeros(int count) {
    Dfp[] zeros = new Dfp[count];
    Arrays.fill(zeros, field.getZero());
    return zeros;
  }
}
