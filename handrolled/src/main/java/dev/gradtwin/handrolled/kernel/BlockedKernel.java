package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Batch;

/** The kernel of large networks: rows as arrays, products a block of rows at a time. */
final class BlockedKernel extends Kernel {
  private final BlockedLayer[] layers;
  private final BlockedLayer last;
  private final Output output;
  private double[][] x = {};
  private double[][] y = {};
  private boolean[] counts = {};
  private int rows;

  BlockedKernel(Experiment experiment, Product product) {
    super(experiment);
    NetworkSpec network = experiment.network();
    layers = new BlockedLayer[network.layers().size()];
    for (Tensor tensor : ParameterLayout.of(network).tensors()) {
      if (!tensor.bias()) {
        layers[tensor.layer()] =
            new BlockedLayer(
                tensor, network.layers().get(tensor.layer()), network.conventions(), product);
      }
    }
    last = layers[layers.length - 1];
    output = new Output(network);
  }

  @Override
  void layOut(Batch batch) {
    rows = batch.rows();
    int nIn = layers[0].nIn;
    if (counts.length < rows) {
      counts = new boolean[rows];
      x = new double[rows][nIn];
      y = new double[rows][last.nOut];
      for (BlockedLayer layer : layers) {
        layer.makeRoom(rows);
      }
    }
    for (int n = 0; n < rows; n++) {
      System.arraycopy(batch.inputs(), n * nIn, x[n], 0, nIn);
      System.arraycopy(batch.targets(), n * last.nOut, y[n], 0, last.nOut);
      counts[n] = batch.counts(n);
    }
  }

  private double[][] inputOf(int layer) {
    return layer == 0 ? x : layers[layer - 1].a();
  }

  @Override
  void forward() {
    for (int k = 0; k < layers.length; k++) {
      layers[k].forward(inputOf(k), rows);
    }
    for (int n = 0; output.isSoftmax() && n < rows; n++) {
      output.softmax(last.z()[n], last.a()[n], 0, 1);
    }
  }

  @Override
  boolean isRight(double threshold) {
    for (int n = 0; n < rows; n++) {
      for (int j = 0; counts[n] && j < last.nOut; j++) {
        if (last.a()[n][j] > threshold != y[n][j] > threshold) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  void backward() {
    double scale = output.scale(rows);
    for (int n = 0; n < rows; n++) {
      if (counts[n]) {
        output.delta(last.a()[n], y[n], last.dz()[n], 0, 1, scale);
      } else {
        output.noDelta(last.dz()[n], 0, 1);
      }
    }
    if (!output.isSoftmax()) {
      last.backwardToPreActivation(rows);
    }
    for (int k = layers.length - 1; k > 0; k--) {
      layers[k].backwardToInput(layers[k - 1].dz(), rows);
      layers[k - 1].backwardToPreActivation(rows);
    }
  }

  @Override
  void gradient(double[] dTheta) {
    for (int k = 0; k < layers.length; k++) {
      layers[k].backward(inputOf(k), rows, dTheta);
    }
  }

  @Override
  void descend(double eta) {
    for (int k = 0; k < layers.length; k++) {
      layers[k].descend(inputOf(k), rows, eta);
    }
  }

  @Override
  void setTheta(double[] theta) {
    for (BlockedLayer layer : layers) {
      layer.set(theta);
    }
  }

  @Override
  void getTheta(double[] theta) {
    for (BlockedLayer layer : layers) {
      layer.get(theta);
    }
  }

  @Override
  void tell(int layer, double[] z, double[] a, double[] dz) {
    BlockedLayer told = layers[layer];
    for (int n = 0; n < rows; n++) {
      System.arraycopy(told.z()[n], 0, z, n * told.nOut, told.nOut);
      System.arraycopy(told.a()[n], 0, a, n * told.nOut, told.nOut);
      System.arraycopy(told.dz()[n], 0, dz, n * told.nOut, told.nOut);
    }
  }
}
