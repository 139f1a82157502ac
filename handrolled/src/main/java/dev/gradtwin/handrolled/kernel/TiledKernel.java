package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Batch;

/** The kernel of small networks: {@link Tiles} of four rows, all parameters in one flat array. */
final class TiledKernel extends Kernel {
  private final TiledLayer[] layers;
  private final TiledLayer last;
  private final Output output;
  private final double[] theta;
  private double[] x = {};
  private double[] y = {};
  private boolean[] counts = {};
  private int rows;
  private int tiles;
  private boolean allCount;

  TiledKernel(Experiment experiment) {
    super(experiment);
    NetworkSpec network = experiment.network();
    ParameterLayout layout = ParameterLayout.of(network);
    layers = new TiledLayer[network.layers().size()];
    for (Tensor tensor : layout.tensors()) {
      if (!tensor.bias()) {
        layers[tensor.layer()] =
            new TiledLayer(tensor, network.layers().get(tensor.layer()), network.conventions());
      }
    }
    last = layers[layers.length - 1];
    output = new Output(network);
    theta = new double[layout.size()];
  }

  @Override
  void layOut(Batch batch) {
    rows = batch.rows();
    tiles = Tiles.of(rows);
    if (counts.length < tiles * Tiles.ROWS) {
      counts = new boolean[tiles * Tiles.ROWS];
      x = new double[counts.length * layers[0].nIn];
      y = new double[counts.length * last.nOut];
      for (TiledLayer layer : layers) {
        layer.makeRoom(tiles);
      }
    }
    Tiles.pack(batch.inputs(), rows, layers[0].nIn, x);
    Tiles.pack(batch.targets(), rows, last.nOut, y);
    allCount = true;
    for (int n = 0; n < tiles * Tiles.ROWS; n++) {
      counts[n] = n < rows && batch.counts(n);
      allCount &= counts[n];
    }
  }

  @Override
  void forward() {
    double[] in = x;
    for (TiledLayer layer : layers) {
      layer.forward(in, tiles, theta);
      in = layer.a();
    }
    for (int n = 0; output.isSoftmax() && n < tiles * Tiles.ROWS; n++) {
      output.softmax(last.z(), last.a(), Tiles.at(n, 0, last.nOut), Tiles.ROWS);
    }
  }

  @Override
  boolean isRight(double threshold) {
    for (int n = 0; n < rows; n++) {
      int from = Tiles.at(n, 0, last.nOut);
      for (int k = from; counts[n] && k < from + last.nOut * Tiles.ROWS; k += Tiles.ROWS) {
        if (last.a()[k] > threshold != y[k] > threshold) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  void backward() {
    double scale = output.scale(rows);
    if (output.isSoftmax()) {
      for (int n = 0; n < tiles * Tiles.ROWS; n++) {
        output.delta(last.a(), y, last.dz(), Tiles.at(n, 0, last.nOut), Tiles.ROWS, scale);
      }
    } else {
      last.backwardOfSquaredError(y, output.weights(), scale, tiles);
    }
    for (int n = 0; !allCount && n < tiles * Tiles.ROWS; n++) {
      if (!counts[n]) {
        output.noDelta(last.dz(), Tiles.at(n, 0, last.nOut), Tiles.ROWS);
      }
    }
    for (int k = layers.length - 1; k > 0; k--) {
      layers[k].backwardToInput(layers[k - 1], tiles, theta);
    }
  }

  @Override
  void gradient(double[] dTheta) {
    for (int k = 0; k < layers.length; k++) {
      layers[k].backward(k == 0 ? x : layers[k - 1].a(), tiles, dTheta);
    }
  }

  @Override
  void descend(double eta) {
    for (int k = 0; k < layers.length; k++) {
      layers[k].descend(k == 0 ? x : layers[k - 1].a(), tiles, theta, eta);
    }
  }

  @Override
  void setTheta(double[] theta) {
    System.arraycopy(theta, 0, this.theta, 0, theta.length);
  }

  @Override
  void getTheta(double[] theta) {
    System.arraycopy(this.theta, 0, theta, 0, theta.length);
  }

  @Override
  void tell(int layer, double[] z, double[] a, double[] dz) {
    TiledLayer told = layers[layer];
    Tiles.unpack(told.z(), rows, told.nOut, z);
    Tiles.unpack(told.a(), rows, told.nOut, a);
    Tiles.unpack(told.dz(), rows, told.nOut, dz);
  }
}
