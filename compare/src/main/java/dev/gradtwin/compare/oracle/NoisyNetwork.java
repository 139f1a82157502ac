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
import java.util.Collections;
import java.util.List;

/**
 * A network that trains with {@link NoisyArithmetic}, in the plainest way: one element after the
 * other, every inner product term by term in the given order, after the bias where there is one.
 */
final class NoisyNetwork {
  private final NetworkSpec network;
  private final List<Tensor> tensors;
  private final NoisyArithmetic fl;
  private final RandomlyRounded arithmetic;
  private final LossFormula<Double> formula;
  private final SoftmaxFormula<Double> softmax;
  private final Penalties penalties;
  private final UpdateRule<Double> rule;
  private final SummationOrder order;

  /** What the last step computed; its parameters are those that the network has now. */
  private final StepTrace now;

  private final double[] theta;
  private final double[] g;
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
    this.arithmetic = new RandomlyRounded(fl);
    formula = new LossFormula<>(network, this.arithmetic);
    softmax = new SoftmaxFormula<>(this.arithmetic);
    penalties = new Penalties(experiment, Rounding.of(experiment.precision()));
    rule = new UpdateRule<>(experiment, this.arithmetic);
    this.order = order;
    now = new StepTrace(network);
    now.begin(experiment.batchSize());
    tensors = now.parameters().layout().tensors();
    theta = now.parameters().values();
    g = now.gradients().values();
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
    List<Double> gradients = Arrays.stream(g).boxed().toList();
    List<Double> after = rule.next(theta, gradients);
    for (int k = 0; k < theta.length; k++) {
      theta[k] = after.get(k);
    }
  }

  /** The gradients alone. */
  void stepWithoutUpdate(Batch batch) {
    now.begin(batch.rows());
    for (Tensor t : tensors) {
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
    double[] dropped = new double[m.length];
    for (int k = 0; k < m.length; k++) {
      dropped[k] = fl.multiply(m[k], input[k]);
    }
    return dropped;
  }

  private double[] output() {
    return now.a(now.layers() - 1);
  }

  private boolean bias(Tensor w) {
    return network.layers().get(w.layer()).bias();
  }

  /** start + Σ pᵢqᵢ, the terms standing {@code from}, {@code from + step}, … in their arrays. */
  private double sum(
      double start, double[] p, int pFrom, int pStep, double[] q, int qFrom, int qStep, int terms) {
    double sum = start;
    for (int i : order.of(terms)) {
      sum = fl.add(sum, fl.multiply(p[pFrom + i * pStep], q[qFrom + i * qStep]));
    }
    return sum;
  }

  /** z = x·W + b, a = f(z). */
  private void forward(Tensor w, double[] x, int rows) {
    int k = w.layer();
    int nIn = w.rows();
    int nOut = w.columns();
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nOut; j++) {
        double b = bias(w) ? theta[w.offset() + w.size() + j] : 0;
        now.z(k)[n * nOut + j] = sum(b, x, n * nIn, 1, theta, w.offset() + j, nOut, nIn);
      }
    }
    activate(k, rows, nOut);
  }

  private void activate(int layer, int rows, int units) {
    double[] z = now.z(layer);
    double[] a = now.a(layer);
    Activation f = network.layers().get(layer).activation();
    for (int n = 0; f == Activation.SOFTMAX && n < rows; n++) {
      set(a, n, softmax.forward(row(z, n, units)));
    }
    for (int k = 0; f != Activation.SOFTMAX && k < rows * units; k++) {
      a[k] = fl.within(ActivationBound.budget(f), functions[layer].value(z[k]));
    }
  }

  private static List<Double> row(double[] values, int row, int units) {
    return Arrays.stream(values, row * units, (row + 1) * units).boxed().toList();
  }

  private static void set(double[] values, int row, List<Double> from) {
    for (int j = 0; j < from.size(); j++) {
      values[row * from.size() + j] = from.get(j);
    }
  }

  /** L of the step taken last. */
  double loss(Batch batch) {
    int units = network.outputs();
    List<Double> terms = new ArrayList<>();
    for (int n = 0; n < batch.rows(); n++) {
      if (batch.counts(n)) {
        terms.addAll(formula.terms(row(output(), n, units), row(batch.targets(), n, units)));
      }
    }
    double sum = 0;
    for (int k : order.of(terms.size())) {
      sum = fl.add(sum, terms.get(k));
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
    for (int n = 0; n < batch.rows(); n++) {
      List<Double> slopes =
          batch.counts(n)
              ? formula.slopes(row(output(), n, units), row(batch.targets(), n, units))
              : Collections.nCopies(units, 0.0);
      set(d, n, slopes.stream().map(slope -> scaled(batch, slope)).toList());
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
    for (int n = 0; f == Activation.SOFTMAX && n < rows; n++) {
      set(dz, n, softmax.backward(row(a, n, units), row(dz, n, units)));
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
    for (int j = 0; j < nOut; j++) {
      for (int i = 0; i < nIn; i++) {
        g[w.offset() + i * nOut + j] = sum(0, x, i, nIn, dz, j, nOut, rows);
      }
      if (bias(w)) {
        g[w.offset() + w.size() + j] = columnSum(dz, j, nOut, rows);
      }
    }
    for (int n = 0; w.layer() > 0 && n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        double dx = sum(0, dz, n * nOut, 1, theta, w.offset() + i * nOut, 1, nOut);
        now.dz(w.layer() - 1)[n * nIn + i] = m.length == 0 ? dx : fl.multiply(m[n * nIn + i], dx);
      }
    }
    if (w.layer() > 0) {
      toPreActivation(w.layer() - 1, rows);
    }
  }

  private double columnSum(double[] matrix, int column, int columns, int rows) {
    double sum = 0;
    for (int n : order.of(rows)) {
      sum = fl.add(sum, matrix[n * columns + column]);
    }
    return sum;
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
