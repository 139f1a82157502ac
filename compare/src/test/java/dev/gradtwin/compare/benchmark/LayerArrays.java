package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.Arrays;

/** The arrays of a {@link TextbookTrainer}, and where in them each element stands. */
class LayerArrays {
  final NetworkSpec network;

  private final Precision precision;

  /** The index of the output layer. */
  final int out;

  /** The learning rate η. */
  final double rate;

  /** θ, flat and row-major. */
  final double[] theta;

  /** z, a, dz and gradients of the step that is being taken. */
  final StepTrace now;

  /** N, the rows of the batch. */
  int rows;

  /** θ with its layout. */
  final Parameters parameters;

  /** Room for the terms of one inner product. */
  final double[] p;

  final double[] q;
  final double[] ones;
  private final int[] w;
  Batch batch = new Batch(0, new double[0], new double[0]);

  LayerArrays(Experiment experiment) {
    network = experiment.network();
    precision = experiment.precision();
    out = network.layers().size() - 1;
    rate = ((UpdaterSpec.Sgd) experiment.training().updater()).learningRate();
    parameters = Parameters.zeros(ParameterLayout.of(network));
    theta = parameters.values();
    now = new StepTrace(network);
    w = new int[out + 1];
    int widest = network.inputs();
    for (int k = 0; k <= out; k++) {
      w[k] = parameters.layout().tensor(k + "_W").offset();
      widest = Math.max(widest, nOut(k));
    }
    p = new double[Math.max(widest, experiment.data().rows())];
    q = new double[p.length];
    ones = new double[p.length];
    Arrays.fill(ones, 1);
  }

  /** The nearest number of the experiment's format: what an operation gives. */
  final double fl(double value) {
    return precision.round(value);
  }

  final int nIn(int k) {
    return network.inputsOf(k);
  }

  final int nOut(int k) {
    return network.layers().get(k).units();
  }

  final Activation f(int k) {
    return network.layers().get(k).activation();
  }

  final boolean hasBias(int k) {
    return network.layers().get(k).bias();
  }

  /** Where W of layer k stands in {@link #theta}; b follows it. */
  final int w(int k) {
    return w[k];
  }

  final int b(int k) {
    return w[k] + nIn(k) * nOut(k);
  }

  /** The end of layer k's parameters. */
  final int end(int k) {
    return b(k) + (hasBias(k) ? nOut(k) : 0);
  }

  final double x(int k, int n, int i) {
    return k == 0 ? batch.inputs()[n * nIn(0) + i] : now.a(k - 1)[n * nIn(k) + i];
  }

  final double y(int n, int j) {
    return batch.targets()[n * nOut(out) + j];
  }

  final double dz(int k, int n, int j) {
    return now.dz(k)[n * nOut(k) + j];
  }

  final double[] g() {
    return now.gradients().values();
  }
}
