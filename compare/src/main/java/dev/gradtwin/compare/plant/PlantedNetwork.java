package dev.gradtwin.compare.plant;

import static dev.gradtwin.compare.plant.Matrices.combine;
import static dev.gradtwin.compare.plant.Matrices.map;
import static dev.gradtwin.compare.plant.Matrices.times;
import static dev.gradtwin.compare.plant.Matrices.transposed;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.oracle.BoundedUpdate;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A network as the tutorial writes it, with a place for every mistake: right in all that its
 * mistakes leave alone. Tells everything that it computes, wrong as it is.
 */
public class PlantedNetwork implements Trainer {
  private final Experiment experiment;
  private final NetworkSpec network;
  private final List<Mistake> mistakes;
  private final Parameters theta;
  private @Nullable Step previous;

  /**
   * A network whose parameters are all zero until some are loaded.
   *
   * @param experiment what it trains
   * @param causes its mistakes
   * @throws SpecException if it is more than the tutorial's kind of network
   */
  public PlantedNetwork(Experiment experiment, List<Cause> causes) {
    requireSimple(experiment);
    this.experiment = experiment;
    this.network = experiment.network();
    this.mistakes = causes.stream().map(Mistakes::of).toList();
    this.theta = Parameters.zeros(ParameterLayout.of(network));
  }

  private static void requireSimple(Experiment experiment) {
    Set<Activation> known =
        EnumSet.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.IDENTITY);
    Set<Loss> losses = EnumSet.of(Loss.HALF_SQUARED_ERROR, Loss.MEAN_SQUARED_ERROR);
    boolean simple =
        experiment.network().layers().stream().allMatch(l -> known.contains(l.activation()))
            && losses.contains(experiment.network().loss())
            && experiment.network().lossWeights().isEmpty()
            && BoundedUpdate.isPlain(experiment);
    if (!simple) {
      throw SpecException.because(
          "--plant", "only for sigmoid, tanh, relu and identity, a squared error and plain SGD");
    }
  }

  @Override
  public String name() {
    return "hand-written";
  }

  @Override
  public void load(Parameters parameters) {
    theta.set(parameters);
    experiment.precision().round(theta.values(), 0, theta.values().length);
    previous = null;
  }

  @Override
  public Parameters parameters() {
    return theta.copy();
  }

  @Override
  public void step(Batch batch) {
    step(batch, new StepTrace(network));
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    double[][] x = Matrices.rows(batch.inputs(), 0, batch.rows(), network.inputs());
    double[][] y = Matrices.rows(batch.targets(), 0, batch.rows(), network.outputs());
    Step step = new Step(experiment, x, y, weights(), biases(), previous);
    forward(step);
    backward(step);
    trace.begin(batch.rows());
    trace.loss(loss(step));
    tell(step, trace);
    trace.parameters().set(theta);
    previous = step;
  }

  private double[][][] weights() {
    double[][][] w = new double[network.layers().size()][][];
    for (Tensor t : theta.layout().tensors()) {
      if (!t.bias()) {
        w[t.layer()] = Matrices.rows(theta.values(), t.offset(), t.rows(), t.columns());
      }
    }
    return w;
  }

  /** Empty for a layer that has none. */
  private double[][] biases() {
    double[][] b = new double[network.layers().size()][0];
    for (Tensor t : theta.layout().tensors()) {
      if (t.bias()) {
        b[t.layer()] = Matrices.rows(theta.values(), t.offset(), 1, t.columns())[0];
      }
    }
    return b;
  }

  private void forward(Step s) {
    for (int k = 0; k <= s.last(); k++) {
      double[][] w = s.w[k];
      double[] b = s.b[k];
      for (Mistake mistake : mistakes) {
        w = mistake.forwardWeights(s, k, w);
        b = mistake.forwardBias(s, k, b);
      }
      s.z[k] = stored(plusRow(times(s.input(k), w), b));
      double[][] a = map(s.z[k], value(network.layers().get(k).activation()));
      for (Mistake mistake : mistakes) {
        a = mistake.activation(s, k, a);
      }
      s.a[k] = stored(a);
    }
  }

  private static double[][] plusRow(double[][] z, double[] b) {
    return b.length == 0 ? z : Matrices.build(z.length, b.length, (n, j) -> z[n][j] + b[j]);
  }

  private double loss(Step s) {
    double sum = 0;
    for (double[] row : combine(s.a[s.last()], s.y, (p, t) -> (p - t) * (p - t))) {
      for (double square : row) {
        sum += square;
      }
    }
    double loss = sum * factor(s.x.length) / 2;
    for (Mistake mistake : mistakes) {
      loss = mistake.loss(s, loss);
    }
    return stored(loss);
  }

  /** Layer by layer from the last, each updated as soon as its gradient is there. */
  private void backward(Step s) {
    double factor = factor(s.x.length);
    double[][] da = combine(s.a[s.last()], s.y, (p, t) -> factor * (p - t));
    for (Mistake mistake : mistakes) {
      da = mistake.lossGradient(s, da);
    }
    for (int k = s.last(); k >= 0; k--) {
      LayerSpec layer = network.layers().get(k);
      double[][] slope = combine(s.z[k], s.a[k], slope(layer.activation()));
      for (Mistake mistake : mistakes) {
        slope = mistake.slope(s, k, slope);
      }
      s.da[k] = da;
      s.dz[k] = stored(combine(da, slope, (d, f) -> d * f));
      gradients(s, k);
      if (k > 0) {
        double[][] w = s.w[k];
        s.updated[k] =
            combine(
                w,
                update(w, s.dw[k], s.previous == null ? null : s.previous.ofW[k]),
                (v, u) -> v - u);
        for (Mistake mistake : mistakes) {
          w = mistake.backwardWeights(s, k, w);
        }
        double[][] dz = s.dz[k];
        for (Mistake mistake : mistakes) {
          dz = mistake.propagated(s, k, dz);
        }
        da = times(dz, transposed(w));
      }
    }
    for (int k = 0; k <= s.last(); k++) {
      for (Mistake mistake : mistakes) {
        s.dw[k] = mistake.weightGradient(s, k, s.dw[k]);
        s.db[k] = mistake.biasGradient(s, k, s.db[k]);
      }
    }
    for (Tensor t : theta.layout().tensors()) {
      updateTensor(s, t);
    }
  }

  private void updateTensor(Step s, Tensor t) {
    int k = t.layer();
    double[][] before = t.bias() ? new double[][] {s.b[k]} : s.w[k];
    double[][] gradient = t.bias() ? new double[][] {s.db[k]} : s.dw[k];
    double[][][] updates = t.bias() ? s.ofB : s.ofW;
    double[][] last = s.previous == null ? null : (t.bias() ? s.previous.ofB : s.previous.ofW)[k];
    updates[k] = update(before, gradient, last);
    double[][] after = stored(combine(before, updates[k], (value, step) -> value - step));
    Matrices.write(after, theta.values(), t.offset());
  }

  private void gradients(Step s, int k) {
    double[][] x = s.input(k);
    double[][] dz = s.dz[k];
    for (Mistake mistake : mistakes) {
      x = mistake.gradientInput(s, k, x);
      dz = mistake.gradientDelta(s, k, dz);
    }
    s.dw[k] = stored(times(transposed(x), dz));
    s.db[k] = stored(new double[][] {Matrices.columnSums(dz)})[0];
  }

  private double[][] update(double[][] before, double[][] gradient, double @Nullable [][] last) {
    double eta = ((UpdaterSpec.Sgd) experiment.training().updater()).learningRate();
    double[][] update = map(gradient, g -> eta * g);
    for (Mistake mistake : mistakes) {
      update = mistake.update(eta, before, update, last);
    }
    return update;
  }

  private void tell(Step s, StepTrace trace) {
    for (int k = 0; k <= s.last(); k++) {
      Matrices.write(s.z[k], trace.z(k), 0);
      Matrices.write(s.a[k], trace.a(k), 0);
      Matrices.write(s.dz[k], trace.dz(k), 0);
    }
    trace.tells(Quantity.DELTAS, true);
    for (Tensor t : theta.layout().tensors()) {
      double[][] gradient = t.bias() ? new double[][] {s.db[t.layer()]} : s.dw[t.layer()];
      Matrices.write(gradient, trace.gradients().values(), t.offset());
    }
  }

  /** The factor of ŷ − y in the derivative of the loss. */
  private double factor(int rows) {
    double c = network.loss() == Loss.HALF_SQUARED_ERROR ? 1 : 2.0 / network.outputs();
    return network.reduction() == Reduction.MEAN ? c / rows : c;
  }

  private double stored(double value) {
    double stored = experiment.precision().round(value);
    for (Mistake mistake : mistakes) {
      stored = mistake.stored(stored);
    }
    return stored;
  }

  private double[][] stored(double[][] values) {
    return map(values, this::stored);
  }

  static DoubleUnaryOperator value(Activation f) {
    return switch (f) {
      case SIGMOID -> z -> 1 / (1 + Math.exp(-z));
      case TANH -> Math::tanh;
      case RELU -> z -> Math.max(0, z);
      case IDENTITY -> z -> z;
      default -> throw new IllegalArgumentException("no such layer here: " + f);
    };
  }

  /** f′ of z and a. */
  private static DoubleBinaryOperator slope(Activation f) {
    return switch (f) {
      case SIGMOID -> (z, a) -> a * (1 - a);
      case TANH -> (z, a) -> 1 - a * a;
      case RELU -> (z, a) -> z > 0 ? 1 : 0;
      case IDENTITY -> (z, a) -> 1;
      default -> throw new IllegalArgumentException("no such layer here: " + f);
    };
  }

  @Override
  public double[][] predict(double[][] inputs) {
    Step step = new Step(experiment, inputs, inputs, weights(), biases(), previous);
    forward(step);
    return step.a[step.last()];
  }

  @Override
  public void close() {}
}
