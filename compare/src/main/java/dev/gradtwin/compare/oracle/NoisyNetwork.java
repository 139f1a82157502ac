package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.List;

/**
 * A network that trains with {@link NoisyArithmetic}, in the plainest way: one element after the
 * other, every inner product term by term in the given order, after the bias where there is one.
 */
final class NoisyNetwork {
  private final NetworkSpec network;
  private final List<Tensor> tensors;
  private final double eta;
  private final NoisyArithmetic fl;
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
    if (!(experiment.training().updater() instanceof UpdaterSpec.Sgd sgd)) {
      throw new IllegalArgumentException("no spread for " + experiment.training().updater());
    }
    network = experiment.network();
    eta = sgd.learningRate();
    fl = arithmetic;
    this.order = order;
    now = new StepTrace(network);
    now.begin(experiment.batchSize());
    tensors = now.parameters().layout().tensors();
    theta = now.parameters().values();
    g = now.gradients().values();
    functions = new ActivationBound[network.layers().size()];
    Rounding rounding = Rounding.of(experiment.precision());
    for (int k = 0; k < functions.length; k++) {
      functions[k] = new ActivationBound(network.layers().get(k).activation(), rounding);
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

  void step(Batch batch) {
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
        backward(t, input(t.layer(), batch), batch.rows());
      }
    }
    for (int k = 0; k < theta.length; k++) {
      theta[k] = fl.add(theta[k], -fl.multiply(eta, g[k]));
    }
  }

  private double[] input(int layer, Batch batch) {
    return layer == 0 ? batch.inputs() : now.a(layer - 1);
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
    Activation f = network.layers().get(w.layer()).activation();
    int nIn = w.rows();
    int nOut = w.columns();
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nOut; j++) {
        double b = bias(w) ? theta[w.offset() + w.size() + j] : 0;
        double z = sum(b, x, n * nIn, 1, theta, w.offset() + j, nOut, nIn);
        now.z(w.layer())[n * nOut + j] = z;
        now.a(w.layer())[n * nOut + j] =
            fl.within(ActivationBound.budget(f), functions[w.layer()].value(z));
      }
    }
  }

  /** L = c/2 · Σ(ŷ − y)² of the step taken last, c as in {@link #scale}. */
  double loss(Batch batch) {
    double[] yHat = output();
    double sum = 0;
    for (int k : order.of(batch.rows() * network.outputs())) {
      double difference = fl.add(yHat[k], -batch.targets()[k]);
      sum = fl.add(sum, fl.multiply(difference, difference));
    }
    return fl.multiply(scale(batch) / 2, sum);
  }

  /** c = 1 or 2/nOut, over N for a mean. */
  private double scale(Batch batch) {
    double c = network.loss() == Loss.HALF_SQUARED_ERROR ? 1 : 2.0 / network.outputs();
    return network.reduction() == Reduction.MEAN ? c / batch.rows() : c;
  }

  /** ∂L/∂ŷ = c·(ŷ − y). */
  private void lossSlope(Batch batch) {
    double c = scale(batch);
    double[] yHat = output();
    double[] d = now.dz(now.layers() - 1);
    for (int k = 0; k < batch.rows() * network.outputs(); k++) {
      d[k] = fl.multiply(c, fl.add(yHat[k], -batch.targets()[k]));
    }
  }

  /** dz = da ⊙ f′(z) in da's place, dW = xᵀ·dz, db = Σₙ dz, dx = dz·Wᵀ. */
  private void backward(Tensor w, double[] x, int rows) {
    double[] dz = now.dz(w.layer());
    Activation f = network.layers().get(w.layer()).activation();
    int nIn = w.rows();
    int nOut = w.columns();
    for (int k = 0; k < rows * nOut; k++) {
      dz[k] = timesSlope(f, dz[k], now.a(w.layer())[k]);
    }
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
        now.dz(w.layer() - 1)[n * nIn + i] =
            sum(0, dz, n * nOut, 1, theta, w.offset() + i * nOut, 1, nOut);
      }
    }
  }

  private double columnSum(double[] matrix, int column, int columns, int rows) {
    double sum = 0;
    for (int n : order.of(rows)) {
      sum = fl.add(sum, matrix[n * columns + column]);
    }
    return sum;
  }

  /** da·f′(z), from a = f(z). */
  private double timesSlope(Activation f, double da, double a) {
    return switch (f) {
      case SIGMOID -> fl.multiply(da, fl.multiply(a, fl.add(1, -a)));
      case TANH -> fl.multiply(da, fl.add(1, -fl.multiply(a, a)));
      case RELU -> a > 0 ? da : 0;
      case IDENTITY -> da;
    };
  }
}
