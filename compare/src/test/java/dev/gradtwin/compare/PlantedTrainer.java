package dev.gradtwin.compare;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A network written as beginners write it, apart from the one that is tested, with the mistakes
 * that beginners make: sigmoid layers, ½Σ(ŷ−y)² summed over the batch.
 */
final class PlantedTrainer implements Trainer {
  enum Bug {
    WEIGHTS_TRANSPOSED_IN_BACKWARD,
    DERIVATIVE_MISSING_IN_HIDDEN_LAYER,
    DERIVATIVE_MISSING_IN_OUTPUT_LAYER,
    NEW_WEIGHTS_IN_BACKWARD,
    BIAS_MISSING_IN_FORWARD,
    BIAS_GRADIENT_MISSING,
    WRONG_SIGN_IN_OUTPUT_DELTA,
    MEAN_FOR_SUM,
    GRADIENT_TRANSPOSED,
    WRONG_RATE,
    /** Adds every gradient to those before it; {@code load} clears them. */
    GRADIENT_NEVER_ZEROED,
    /** Rounds every updated parameter up: no bug, but always the same way. */
    ROUNDS_UP,
    NOT_A_NUMBER_AT_STEP_5
  }

  private final Experiment experiment;
  private final Set<Bug> bugs;
  private final Parameters theta;
  private final Parameters accumulated;
  private int steps;

  PlantedTrainer(Experiment experiment, Bug... bugs) {
    this.experiment = experiment;
    this.bugs = EnumSet.noneOf(Bug.class);
    this.bugs.addAll(Set.of(bugs));
    this.theta = Parameters.zeros(ParameterLayout.of(experiment.network()));
    this.accumulated = Parameters.zeros(theta.layout());
  }

  private boolean has(Bug bug) {
    return bugs.contains(bug);
  }

  @Override
  public String name() {
    return "planted " + bugs;
  }

  @Override
  public void load(Parameters parameters) {
    theta.set(parameters);
    Arrays.fill(accumulated.values(), 0);
  }

  @Override
  public Parameters parameters() {
    return theta.copy();
  }

  @Override
  public void step(Batch batch) {
    step(batch, new StepTrace(experiment.network()));
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    int rows = batch.rows();
    int last = trace.layers() - 1;
    trace.begin(rows);
    forward(batch.inputs(), rows, trace);
    double[] yHat = trace.a(last);
    double[] delta = new double[rows * trace.units(last)];
    double loss = 0;
    for (int k = 0; k < delta.length; k++) {
      double error = yHat[k] - batch.targets()[k];
      loss += 0.5 * error * error;
      error = has(Bug.WRONG_SIGN_IN_OUTPUT_DELTA) ? -error : error;
      delta[k] =
          has(Bug.DERIVATIVE_MISSING_IN_OUTPUT_LAYER) ? error : error * yHat[k] * (1 - yHat[k]);
    }
    trace.loss(loss);
    double rate = ((UpdaterSpec.Sgd) experiment.training().updater()).learningRate();
    rate = has(Bug.WRONG_RATE) ? 10 * rate : rate;
    Parameters old = theta.copy();
    for (int layer = last; layer >= 0; layer--) {
      double[] input = layer == 0 ? batch.inputs() : trace.a(layer - 1);
      gradients(layer, input, delta, rows, trace);
      updateLayer(layer, rate, trace.gradients());
      if (layer > 0) {
        Parameters used = has(Bug.NEW_WEIGHTS_IN_BACKWARD) ? theta : old;
        delta = deltaBelow(layer, used, delta, rows, trace.a(layer - 1));
      }
    }
    if (has(Bug.NOT_A_NUMBER_AT_STEP_5) && steps == 5) {
      trace.gradients().values()[1] = Double.NaN;
      theta.values()[1] = Double.NaN;
    }
    trace.parameters().set(theta);
    steps++;
  }

  private void forward(double[] inputs, int rows, StepTrace trace) {
    double[] x = inputs;
    for (int layer = 0; layer < trace.layers(); layer++) {
      LayerSpec spec = experiment.network().layers().get(layer);
      Tensor w = theta.layout().tensor(layer + "_W");
      for (int n = 0; n < rows; n++) {
        for (int j = 0; j < w.columns(); j++) {
          boolean bias = spec.bias() && !has(Bug.BIAS_MISSING_IN_FORWARD);
          double z = bias ? theta.values()[theta.layout().tensor(layer + "_b").offset() + j] : 0;
          for (int i = 0; i < w.rows(); i++) {
            z += x[n * w.rows() + i] * theta.values()[w.offset() + i * w.columns() + j];
          }
          trace.z(layer)[n * w.columns() + j] = z;
          trace.a(layer)[n * w.columns() + j] = 1 / (1 + Math.exp(-z));
        }
      }
      x = trace.a(layer);
    }
  }

  private void gradients(int layer, double[] x, double[] delta, int rows, StepTrace trace) {
    Tensor w = theta.layout().tensor(layer + "_W");
    double[] g = trace.gradients().values();
    double divisor = has(Bug.MEAN_FOR_SUM) ? rows : 1;
    boolean transposed = has(Bug.GRADIENT_TRANSPOSED) && w.rows() == w.columns();
    for (int i = 0; i < w.rows(); i++) {
      for (int j = 0; j < w.columns(); j++) {
        double sum = 0;
        for (int n = 0; n < rows; n++) {
          sum += x[n * w.rows() + i] * delta[n * w.columns() + j];
        }
        g[w.offset() + (transposed ? j * w.columns() + i : i * w.columns() + j)] = sum / divisor;
      }
    }
    if (experiment.network().layers().get(layer).bias()) {
      int b = theta.layout().tensor(layer + "_b").offset();
      for (int j = 0; j < w.columns(); j++) {
        double sum = 0;
        for (int n = 0; n < rows; n++) {
          sum += delta[n * w.columns() + j];
        }
        g[b + j] = has(Bug.BIAS_GRADIENT_MISSING) ? 0 : sum / divisor;
      }
    }
  }

  private double[] deltaBelow(int layer, Parameters used, double[] delta, int rows, double[] a) {
    Tensor w = used.layout().tensor(layer + "_W");
    boolean transposed = has(Bug.WEIGHTS_TRANSPOSED_IN_BACKWARD) && w.rows() == w.columns();
    double[] below = new double[rows * w.rows()];
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < w.rows(); i++) {
        double sum = 0;
        for (int j = 0; j < w.columns(); j++) {
          int at = transposed ? j * w.columns() + i : i * w.columns() + j;
          sum += delta[n * w.columns() + j] * used.values()[w.offset() + at];
        }
        double ai = a[n * w.rows() + i];
        below[n * w.rows() + i] =
            has(Bug.DERIVATIVE_MISSING_IN_HIDDEN_LAYER) ? sum : sum * ai * (1 - ai);
      }
    }
    return below;
  }

  private void updateLayer(int layer, double rate, Parameters gradients) {
    for (Tensor t : theta.layout().tensors()) {
      for (int k = t.offset(); t.layer() == layer && k < t.offset() + t.size(); k++) {
        double before = has(Bug.GRADIENT_NEVER_ZEROED) ? accumulated.values()[k] : 0;
        gradients.values()[k] += before;
        accumulated.values()[k] = gradients.values()[k];
        theta.values()[k] = minus(theta.values()[k], rate * gradients.values()[k]);
      }
    }
  }

  private double minus(double x, double y) {
    double nearest = x - y;
    double z = nearest - x;
    double lost = (x - (nearest - z)) - (y + z); // x - y - nearest, exactly: Knuth's TwoSum
    return has(Bug.ROUNDS_UP) && lost > 0 ? Math.nextUp(nearest) : nearest;
  }

  @Override
  public double[][] predict(double[][] inputs) {
    int outputs = experiment.network().outputs();
    StepTrace trace = new StepTrace(experiment.network());
    double[][] predicted = new double[inputs.length][outputs];
    for (int n = 0; n < inputs.length; n++) {
      trace.begin(1);
      forward(inputs[n], 1, trace);
      System.arraycopy(trace.a(trace.layers() - 1), 0, predicted[n], 0, outputs);
    }
    return predicted;
  }

  @Override
  public void close() {}
}
