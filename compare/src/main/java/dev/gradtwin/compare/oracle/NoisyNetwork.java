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

/**
 * A network that trains with {@link NoisyArithmetic}, in the plainest way: one element after the
 * other, every sum from left to right.
 */
final class NoisyNetwork {
  private final NetworkSpec network;
  private final double eta;
  private final NoisyArithmetic fl;
  private final Parameters parameters;
  private final double[] theta;
  private final double[] g;

  /** a of every layer, and ∂L/∂a, which becomes ∂L/∂z in its place. */
  private final double[][] a;

  private final double[][] d;

  private final ActivationBound[] functions;

  /**
   * @param initial θ before the first step; copied
   */
  NoisyNetwork(Experiment experiment, Parameters initial, NoisyArithmetic arithmetic) {
    if (!(experiment.training().updater() instanceof UpdaterSpec.Sgd sgd)) {
      throw new IllegalArgumentException("no spread for " + experiment.training().updater());
    }
    network = experiment.network();
    eta = sgd.learningRate();
    fl = arithmetic;
    parameters = initial.copy();
    theta = parameters.values();
    g = new double[theta.length];
    a = new double[network.layers().size()][];
    d = new double[network.layers().size()][];
    functions = new ActivationBound[a.length];
    Rounding rounding = Rounding.of(experiment.precision());
    for (int k = 0; k < a.length; k++) {
      a[k] = new double[experiment.batchSize() * network.layers().get(k).units()];
      d[k] = new double[a[k].length];
      functions[k] = new ActivationBound(network.layers().get(k).activation(), rounding);
    }
  }

  /** θ as it is now, the array itself. */
  double[] theta() {
    return theta;
  }

  void step(Batch batch) {
    for (Tensor t : parameters.layout().tensors()) {
      if (!t.bias()) {
        forward(t, input(t.layer(), batch), batch.rows());
      }
    }
    loss(batch);
    for (int k = parameters.layout().tensors().size() - 1; k >= 0; k--) {
      Tensor t = parameters.layout().tensors().get(k);
      if (!t.bias()) {
        backward(t, input(t.layer(), batch), batch.rows());
      }
    }
    for (int k = 0; k < theta.length; k++) {
      theta[k] = fl.add(theta[k], -fl.multiply(eta, g[k]));
    }
  }

  private double[] input(int layer, Batch batch) {
    return layer == 0 ? batch.inputs() : a[layer - 1];
  }

  private boolean bias(Tensor w) {
    return network.layers().get(w.layer()).bias();
  }

  /** z = x·W + b, a = f(z). */
  private void forward(Tensor w, double[] x, int rows) {
    Activation f = network.layers().get(w.layer()).activation();
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < w.columns(); j++) {
        double z = bias(w) ? theta[w.offset() + w.size() + j] : 0;
        for (int i = 0; i < w.rows(); i++) {
          double weight = theta[w.offset() + i * w.columns() + j];
          z = fl.add(z, fl.multiply(x[n * w.rows() + i], weight));
        }
        a[w.layer()][n * w.columns() + j] =
            fl.within(ActivationBound.budget(f), functions[w.layer()].value(z));
      }
    }
  }

  /** ∂L/∂ŷ = c·(ŷ − y), c = 1 or 2/nOut, over N for a mean. */
  private void loss(Batch batch) {
    double c = network.loss() == Loss.HALF_SQUARED_ERROR ? 1 : 2.0 / network.outputs();
    c = network.reduction() == Reduction.MEAN ? c / batch.rows() : c;
    double[] yHat = a[a.length - 1];
    for (int k = 0; k < batch.rows() * network.outputs(); k++) {
      d[d.length - 1][k] = fl.multiply(c, fl.add(yHat[k], -batch.targets()[k]));
    }
  }

  /** dz = da ⊙ f′(z), dW = xᵀ·dz, db = Σₙ dz, dx = dz·Wᵀ. */
  private void backward(Tensor w, double[] x, int rows) {
    double[] dz = d[w.layer()];
    Activation f = network.layers().get(w.layer()).activation();
    for (int k = 0; k < rows * w.columns(); k++) {
      dz[k] = timesSlope(f, dz[k], a[w.layer()][k]);
    }
    for (int j = 0; j < w.columns(); j++) {
      for (int i = 0; i < w.rows(); i++) {
        double sum = 0;
        for (int n = 0; n < rows; n++) {
          sum = fl.add(sum, fl.multiply(x[n * w.rows() + i], dz[n * w.columns() + j]));
        }
        g[w.offset() + i * w.columns() + j] = sum;
      }
      double sum = 0;
      for (int n = 0; bias(w) && n < rows; n++) {
        sum = fl.add(sum, dz[n * w.columns() + j]);
        g[w.offset() + w.size() + j] = sum;
      }
    }
    for (int n = 0; w.layer() > 0 && n < rows; n++) {
      for (int i = 0; i < w.rows(); i++) {
        double sum = 0;
        for (int j = 0; j < w.columns(); j++) {
          double weight = theta[w.offset() + i * w.columns() + j];
          sum = fl.add(sum, fl.multiply(dz[n * w.columns() + j], weight));
        }
        d[w.layer() - 1][n * w.rows() + i] = sum;
      }
    }
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
