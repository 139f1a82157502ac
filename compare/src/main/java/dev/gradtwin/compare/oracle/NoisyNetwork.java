package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network that trains with {@link NoisyArithmetic}, in the plainest way: one element after the
 * other, every inner product term by term in the given order, after the bias where there is one,
 * but for terms that are 0, which no program rounds.
 */
final class NoisyNetwork {
  private static final double[] NONE = {};

  private final NetworkSpec network;
  private final List<Tensor> tensors;
  private final NoisyArithmetic fl;
  private final LossFormula<Block> formula;
  private final SoftmaxFormula<Block> softmax;
  private final NoisyBlocks arithmetic;
  private final Columns columns;
  private final List<Block> left = new ArrayList<>();
  private final List<Block> right = new ArrayList<>();
  private final Penalties penalties;
  private final BlockUpdates updates;
  private final SummationOrder order;

  /** What the last step computed; its parameters are those that the network has now. */
  private final StepTrace now;

  private final double[] theta;
  private final double[] g;
  private final double[] errors;
  private final double[][] rooms = new double[3][0];
  private final ActivationBound[] functions;

  /**
   * One that adds from left to right.
   *
   * @param initial θ before the first step; copied
   */
  NoisyNetwork(Experiment experiment, Parameters initial, NoisyArithmetic arithmetic) {
    this(experiment, arithmetic, SummationOrder.leftToRight());
    load(initial);
  }

  /** One that has no parameters yet. */
  NoisyNetwork(Experiment experiment, NoisyArithmetic arithmetic, SummationOrder order) {
    network = experiment.network();
    fl = arithmetic;
    this.arithmetic = new NoisyBlocks(fl);
    columns = new Columns(this.arithmetic);
    formula = new LossFormula<>(network, this.arithmetic);
    softmax = new SoftmaxFormula<>(this.arithmetic);
    penalties = new Penalties(experiment, Rounding.of(experiment.precision()));
    updates = new BlockUpdates(experiment, new NoisyBlocks(fl));
    this.order = order;
    now = new StepTrace(network);
    now.begin(experiment.batchSize());
    tensors = now.parameters().layout().tensors();
    theta = now.parameters().values();
    g = now.gradients().values();
    errors = new double[g.length];
    functions = new ActivationBound[network.layers().size()];
    Rounding rounding = Rounding.of(experiment.precision());
    for (int k = 0; k < functions.length; k++) {
      functions[k] = new ActivationBound(network.layers().get(k), network.conventions(), rounding);
    }
  }

  void load(Parameters parameters) {
    now.parameters().set(parameters);
  }

  /** θ as it is now, the array itself. */
  double[] theta() {
    return theta;
  }

  /** What the last step computed, but for its loss; the buffer itself. */
  StepTrace trace() {
    return now;
  }

  /** A step with its update, which remembers. */
  void step(Batch batch) {
    stepWithoutUpdate(batch);
    updates.next(theta, g, errors, theta, errors);
  }

  /** The gradients alone. */
  void stepWithoutUpdate(Batch batch) {
    now.begin(batch.rows());
    for (int k = 0; k < tensors.size(); k++) {
      Tensor t = tensors.get(k);
      if (!t.bias()) {
        forward(t, input(t.layer(), batch), batch.rows());
      }
    }
    lossSlope(batch);
    for (int k = tensors.size() - 1; k >= 0; k--) {
      Tensor t = tensors.get(k);
      if (!t.bias()) {
        backward(t, input(t.layer(), batch), batch.dropout(t.layer()), batch.rows());
      }
    }
  }

  private double[] input(int layer, Batch batch) {
    double[] input = layer == 0 ? batch.inputs() : now.a(layer - 1);
    double[] m = batch.dropout(layer);
    if (m.length == 0) {
      return input;
    }
    double[] dropped = room(0, m.length);
    for (int k = 0; k < m.length; k++) {
      dropped[k] = fl.multiply(m[k], input[k]);
    }
    return dropped;
  }

  private double[] output() {
    return now.a(now.layers() - 1);
  }

  /** A buffer of its own for each use. */
  private double[] room(int use, int size) {
    if (rooms[use].length < size) {
      rooms[use] = new double[size];
    }
    return rooms[use];
  }

  private boolean bias(Tensor w) {
    return network.layers().get(w.layer()).bias();
  }

  /** z = x·W + b, a = f(z); what is 0 adds nothing. */
  private void forward(Tensor w, double[] x, int rows) {
    int nIn = w.rows();
    int nOut = w.columns();
    double[] z = now.z(w.layer());
    for (int n = 0; n < rows; n++) {
      if (bias(w)) {
        System.arraycopy(theta, w.offset() + w.size(), z, n * nOut, nOut);
      } else {
        Arrays.fill(z, n * nOut, (n + 1) * nOut, 0);
      }
      fl.addProducts(z, n * nOut, nOut, x, n * nIn, 1, theta, w.offset(), order.of(nIn));
    }
    activate(w.layer(), rows, nOut);
  }

  private void activate(int layer, int rows, int units) {
    double[] z = now.z(layer);
    double[] a = now.a(layer);
    Activation f = network.layers().get(layer).activation();
    columns.begin(f == Activation.SOFTMAX ? rows : 0);
    while (columns.next()) {
      columns.read(z, NONE, units, left);
      columns.write(softmax.forward(left), a, NONE);
    }
    for (int k = 0; f != Activation.SOFTMAX && k < rows * units; k++) {
      a[k] = fl.within(ActivationBound.budget(f), functions[layer].value(z[k]));
    }
  }

  /** L of the step taken last. */
  double loss(Batch batch) {
    int units = network.outputs();
    double[] terms = room(1, batch.rows() * units);
    Arrays.fill(terms, 0, batch.rows() * units, 0);
    columns.begin(batch);
    while (columns.next()) {
      columns.read(output(), NONE, units, left);
      columns.read(batch.targets(), NONE, units, right);
      columns.write(formula.terms(left, right), terms, NONE);
    }
    double sum = 0;
    for (int k : order.of(batch.rows() * units)) {
      sum = fl.add(sum, terms[k]);
    }
    return fl.add(scaled(batch, sum), penalties.of(theta).v());
  }

  /** Over N for a mean. */
  private double scaled(Batch batch, double value) {
    return network.reduction() == Reduction.MEAN ? fl.multiply(1.0 / batch.rows(), value) : value;
  }

  /** ∂L/∂ŷ, or ∂L/∂z, in dz's place of the last layer. */
  private void lossSlope(Batch batch) {
    int units = network.outputs();
    double[] d = now.dz(now.layers() - 1);
    Arrays.fill(d, 0, batch.rows() * units, 0);
    columns.begin(batch);
    while (columns.next()) {
      columns.read(output(), NONE, units, left);
      columns.read(batch.targets(), NONE, units, right);
      columns.write(formula.slopes(left, right), d, NONE);
    }
    for (int k = 0; k < batch.rows() * units; k++) {
      d[k] = scaled(batch, d[k]);
    }
    if (!LossFormula.reachesPreActivation(network)) {
      toPreActivation(now.layers() - 1, batch.rows());
    }
  }

  /** dz = da ⊙ f′(z), in da's place. */
  private void toPreActivation(int layer, int rows) {
    Activation f = network.layers().get(layer).activation();
    int units = now.units(layer);
    double[] dz = now.dz(layer);
    double[] a = now.a(layer);
    columns.begin(f == Activation.SOFTMAX ? rows : 0);
    while (columns.next()) {
      columns.read(a, NONE, units, left);
      columns.read(dz, NONE, units, right);
      columns.write(softmax.backward(left, right), dz, NONE);
    }
    for (int k = 0; f != Activation.SOFTMAX && k < rows * units; k++) {
      dz[k] = timesSlope(layer, dz[k], now.z(layer)[k], a[k]);
    }
  }

  /** dW = xᵀ·dz, db = Σₙ dz, dx = dz·Wᵀ, and dz of the layer below. */
  private void backward(Tensor w, double[] x, double[] m, int rows) {
    double[] dz = now.dz(w.layer());
    int nIn = w.rows();
    int nOut = w.columns();
    int from = w.offset();
    Arrays.fill(g, from, from + w.size() + (bias(w) ? nOut : 0), 0);
    for (int i = 0; i < nIn; i++) {
      fl.addProducts(g, from + i * nOut, nOut, x, i, nIn, dz, 0, order.of(rows));
    }
    for (int n : order.of(bias(w) ? rows : 0)) {
      for (int j = 0; j < nOut; j++) {
        int b = from + w.size() + j;
        g[b] = fl.add(g[b], dz[n * nOut + j]);
      }
    }
    if (w.layer() > 0) {
      backwardToInput(w, dz, m, rows);
      toPreActivation(w.layer() - 1, rows);
    }
  }

  /** dx = dz·Wᵀ, in dz's place of the layer below. */
  private void backwardToInput(Tensor w, double[] dz, double[] m, int rows) {
    int nIn = w.rows();
    int nOut = w.columns();
    double[] transposed = room(2, w.size());
    for (int i = 0; i < nIn; i++) {
      for (int j = 0; j < nOut; j++) {
        transposed[j * nIn + i] = theta[w.offset() + i * nOut + j];
      }
    }
    double[] dx = now.dz(w.layer() - 1);
    Arrays.fill(dx, 0, rows * nIn, 0);
    for (int n = 0; n < rows; n++) {
      fl.addProducts(dx, n * nIn, nIn, dz, n * nOut, 1, transposed, 0, order.of(nOut));
    }
    for (int k = 0; k < m.length; k++) {
      dx[k] = fl.multiply(m[k], dx[k]);
    }
  }

  /** da·f′(z), from a = f(z) where that is the formula. */
  private double timesSlope(int layer, double da, double z, double a) {
    Activation f = network.layers().get(layer).activation();
    return switch (f) {
      case SIGMOID -> fl.multiply(da, fl.multiply(a, fl.add(1, -a)));
      case TANH -> fl.multiply(da, fl.add(1, -fl.multiply(a, a)));
      case RELU -> a > 0 ? da : 0;
      case IDENTITY -> da;
      default ->
          fl.multiply(da, fl.within(ActivationBound.budget(f), functions[layer].slope(z, a)));
    };
  }
}
