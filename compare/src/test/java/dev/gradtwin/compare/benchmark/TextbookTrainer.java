package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.train.Quantity.DELTAS;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.EnumSet;
import java.util.Set;

/**
 * A dense network written element by element, apart from the one that is tested; each method is one
 * formula, so that a bug, or another order of rounding, is one method overridden.
 *
 * <p>Layer k has x [N, nIn], W [nIn, nOut], b [nOut], z, a and dz [N, nOut]; n is a row, i an input
 * and j a unit of the layer.
 */
class TextbookTrainer extends LayerArrays implements Trainer {
  private Set<Quantity> told = EnumSet.allOf(Quantity.class);

  TextbookTrainer(Experiment experiment) {
    super(experiment);
  }

  /** Whether traces hold the deltas; they do at first. */
  final void tellsDeltas(boolean tells) {
    tells(tells ? EnumSet.allOf(Quantity.class) : EnumSet.complementOf(EnumSet.of(DELTAS)));
  }

  /** Which quantities traces hold; all at first. */
  final void tells(Set<Quantity> quantities) {
    told = quantities;
  }

  /** Σ pᵢqᵢ. */
  double dot(double[] p, double[] q, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum = fl(sum + fl(p[i] * q[i]));
    }
    return sum;
  }

  /** z = Σᵢ xᵢ·W[i][j] + b[j]. */
  double z(int k, int n, int j) {
    for (int i = 0; i < nIn(k); i++) {
      p[i] = x(k, n, i);
      q[i] = weight(k, i, j);
    }
    return fl(dot(p, q, nIn(k)) + bias(k, j));
  }

  /** W[i][j], in either pass. */
  double weight(int k, int i, int j) {
    return theta[w(k) + i * nOut(k) + j];
  }

  /** b[j], 0 where there is none. */
  double bias(int k, int j) {
    return hasBias(k) ? theta[b(k) + j] : 0;
  }

  /** a = f(z). */
  double activate(int k, double z) {
    return Functions.value(f(k), z);
  }

  /** L = scale · c · Σ (ŷ − y)², c = ½ or 1/nOut. */
  double loss() {
    double sum = 0;
    for (int m = 0; m < rows * nOut(out); m++) {
      double error = fl(now.a(out)[m] - batch.targets()[m]);
      sum = fl(sum + fl(error * error));
    }
    double c = network.loss() == Loss.HALF_SQUARED_ERROR ? 0.5 : 1.0 / nOut(out);
    return fl(fl(scale() * c) * sum);
  }

  /** 1/N for a mean over rows, 1 for a sum. */
  double scale() {
    return network.reduction() == Reduction.MEAN ? 1.0 / rows : 1;
  }

  /** ∂L/∂ŷ = scale · 2c · (ŷ − y). */
  double lossSlope(double yHat, double y) {
    double twice = network.loss() == Loss.HALF_SQUARED_ERROR ? 1 : 2.0 / nOut(out);
    return fl(fl(scale() * twice) * fl(yHat - y));
  }

  /** ∂L/∂a: from the loss, or Σⱼ dzⱼ·W[i][j] of the layer above, of which this unit is input i. */
  double error(int k, int n, int i) {
    if (k == out) {
      return lossSlope(now.a(out)[n * nOut(out) + i], y(n, i));
    }
    for (int j = 0; j < nOut(k + 1); j++) {
      p[j] = dz(k + 1, n, j);
      q[j] = backwardWeight(k + 1, i, j);
    }
    return dot(p, q, nOut(k + 1));
  }

  /** W[i][j] on the way back. */
  double backwardWeight(int k, int i, int j) {
    return weight(k, i, j);
  }

  /** f′(z). */
  double slope(int k, double z, double a) {
    return Functions.slope(f(k), z, a);
  }

  /** dz = ∂L/∂a · f′(z). */
  double delta(int k, int n, int j) {
    int m = n * nOut(k) + j;
    return fl(error(k, n, j) * fl(slope(k, now.z(k)[m], now.a(k)[m])));
  }

  /** ∂L/∂W[i][j] = Σₙ xᵢ·dzⱼ. */
  double weightGradient(int k, int i, int j) {
    for (int n = 0; n < rows; n++) {
      p[n] = gradientInput(k, n, i);
      q[n] = dz(k, n, j);
    }
    return dot(p, q, rows);
  }

  /** xᵢ as the gradient of W uses it. */
  double gradientInput(int k, int n, int i) {
    return x(k, n, i);
  }

  /** ∂L/∂b[j] = Σₙ dzⱼ. */
  double biasGradient(int k, int j) {
    for (int n = 0; n < rows; n++) {
      q[n] = dz(k, n, j);
    }
    return dot(ones, q, rows);
  }

  /** Called when the gradients of layer k are there, before the deltas of layer k − 1. */
  void layerDone(int k) {}

  /** Called when all gradients are there, before the update. */
  void gradientsDone() {}

  /** θ ← θ − η·g, from the last layer to the first. */
  void update() {
    for (int k = out; k >= 0; k--) {
      updateLayer(k);
    }
  }

  final void updateLayer(int k) {
    for (int m = w(k); m < end(k); m++) {
      theta[m] = updated(k, theta[m], g()[m]);
    }
  }

  /** θ − η·g of one parameter of layer k. */
  double updated(int k, double theta, double g) {
    return fl(theta - fl(rate * g));
  }

  /** Called by {@link #load}: what earlier steps left behind goes. */
  void forget() {}

  private void forward(Batch batch) {
    this.batch = batch;
    rows = batch.rows();
    now.begin(rows);
    for (int k = 0; k <= out; k++) {
      for (int n = 0; n < rows; n++) {
        for (int j = 0; j < nOut(k); j++) {
          double z = z(k, n, j);
          now.z(k)[n * nOut(k) + j] = z;
          now.a(k)[n * nOut(k) + j] = fl(activate(k, z));
        }
      }
    }
  }

  private void backward() {
    for (int k = out; k >= 0; k--) {
      for (int n = 0; n < rows; n++) {
        for (int j = 0; j < nOut(k); j++) {
          now.dz(k)[n * nOut(k) + j] = delta(k, n, j);
        }
      }
      for (int m = w(k); m < b(k); m++) {
        g()[m] = weightGradient(k, (m - w(k)) / nOut(k), (m - w(k)) % nOut(k));
      }
      for (int m = b(k); m < end(k); m++) {
        g()[m] = biasGradient(k, m - b(k));
      }
      layerDone(k);
    }
    gradientsDone();
  }

  /** L at any parameters, by this program's own forward pass. */
  final double lossAt(double[] at, Batch batch) {
    System.arraycopy(at, 0, theta, 0, theta.length);
    forward(batch);
    return loss();
  }

  @Override
  public final String name() {
    return "textbook";
  }

  @Override
  public final void load(Parameters values) {
    parameters.set(values);
    forget();
  }

  @Override
  public final Parameters parameters() {
    return parameters.copy();
  }

  @Override
  public final void step(Batch batch) {
    forward(batch);
    backward();
    update();
  }

  @Override
  public final void step(Batch batch, StepTrace trace) {
    forward(batch);
    backward();
    trace.begin(rows);
    for (int k = 0; k <= out; k++) {
      int size = rows * nOut(k);
      System.arraycopy(now.z(k), 0, trace.z(k), 0, size);
      System.arraycopy(now.a(k), 0, trace.a(k), 0, size);
      if (told.contains(DELTAS)) {
        System.arraycopy(now.dz(k), 0, trace.dz(k), 0, size);
      }
    }
    trace.loss(loss());
    trace.gradients().set(now.gradients());
    update();
    trace.parameters().set(parameters);
    for (Quantity quantity : Quantity.values()) {
      trace.tells(quantity, told.contains(quantity));
    }
  }

  @Override
  public final double[][] predict(double[][] inputs) {
    double[][] outputs = new double[inputs.length][nOut(out)];
    for (int n = 0; n < inputs.length; n++) {
      forward(new Batch(1, inputs[n], new double[nOut(out)]));
      System.arraycopy(now.a(out), 0, outputs[n], 0, nOut(out));
    }
    return outputs;
  }

  @Override
  public final void close() {}
}
