package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Experiments that a seed determines: shapes around the sizes of tiles and blocks. */
final class RandomNetworks {
  private static final Activation[] SMOOTH = {
    Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.LEAKY_RELU, Activation.IDENTITY
  };
  private static final Activation[] PIECEWISE_LINEAR = {
    Activation.RELU, Activation.LEAKY_RELU, Activation.IDENTITY
  };

  private RandomNetworks() {}

  /** All that the kernels support. */
  static Experiment any(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean softmax = random.nextInt(3) == 0;
    Loss[] losses =
        softmax
            ? new Loss[] {Loss.CROSS_ENTROPY, Loss.NEGATIVE_LOG_LIKELIHOOD}
            : new Loss[] {Loss.HALF_SQUARED_ERROR, Loss.SQUARED_ERROR, Loss.MEAN_SQUARED_ERROR};
    List<LayerSpec> layers = layers(SMOOTH, random);
    int last = layers.size() - 1;
    if (softmax) {
      layers.set(last, layers.get(last).with(Activation.SOFTMAX));
    }
    List<Double> weights = new ArrayList<>();
    for (int j = 0; random.nextInt(1, 3) == 1 && j < layers.get(last).units(); j++) {
      weights.add(random.nextDouble(0.5, 2));
    }
    if (weights.size() < layers.get(last).units()) {
      weights.clear();
    }
    NetworkSpec network =
        new NetworkSpec(
            random.nextInt(1, 40),
            layers,
            oneOf(losses, random),
            oneOf(Reduction.values(), random),
            weights,
            oneOf(Conventions.values(), random));
    UpdaterSpec updater =
        random.nextInt(4) == 0
            ? new UpdaterSpec.Adam(0.01, 0.9, 0.999, 1e-8)
            : new UpdaterSpec.Sgd(0.01);
    return experiment("any " + seed, network, updater, random.nextBoolean(), random);
  }

  /** What has the same bits in any order of equal rounding: no exponentials, no other factors. */
  static Experiment withoutExponentials(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NetworkSpec network =
        new NetworkSpec(
            random.nextInt(1, 40),
            layers(PIECEWISE_LINEAR, random),
            random.nextBoolean() ? Loss.HALF_SQUARED_ERROR : Loss.SQUARED_ERROR,
            Reduction.SUM);
    return experiment("exact " + seed, network, new UpdaterSpec.Sgd(0.001), false, random);
  }

  /** Sigmoid layers of these widths, in batches of all rows. */
  static Experiment of(int rows, Reduction reduction, int... widths) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int k = 1; k < widths.length; k++) {
      layers.add(new LayerSpec(widths[k], Activation.SIGMOID, true));
    }
    SplittableRandom random = new SplittableRandom(1);
    return new Experiment(
        "sigmoid",
        data(rows, widths[0], widths[widths.length - 1], false, random),
        new NetworkSpec(widths[0], layers, Loss.HALF_SQUARED_ERROR, reduction),
        new Initializer.Xavier(1),
        new TrainingSpec(new UpdaterSpec.Sgd(0.1), 1, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }

  /** XOR with another hidden layer. */
  static Experiment withHidden(Activation activation) {
    Experiment xor = Experiment.xor();
    List<LayerSpec> layers = new ArrayList<>(xor.network().layers());
    layers.set(0, layers.get(0).with(activation));
    return xor.with(xor.network().with(layers));
  }

  static Parameters xorStart(long seed) {
    return InitialParameters.draw(Experiment.xor().with(new Initializer.Uniform(0, 1, seed)));
  }

  static boolean isRight(Dataset data, double[][] outputs, double threshold) {
    double[][] targets = data.targets();
    for (int n = 0; n < outputs.length; n++) {
      for (int j = 0; j < outputs[n].length; j++) {
        if (data.counts(n) && outputs[n][j] > threshold != targets[n][j] > threshold) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<LayerSpec> layers(Activation[] activations, SplittableRandom random) {
    List<LayerSpec> layers = new ArrayList<>();
    int count = random.nextInt(1, 5);
    for (int k = 0; k < count; k++) {
      int units = random.nextInt(1, random.nextBoolean() ? 6 : 40);
      layers.add(new LayerSpec(units, oneOf(activations, random), random.nextBoolean()));
    }
    return layers;
  }

  private static Experiment experiment(
      String name,
      NetworkSpec network,
      UpdaterSpec updater,
      boolean masked,
      SplittableRandom random) {
    int rows = random.nextInt(1, 40);
    return new Experiment(
        name,
        data(rows, network.inputs(), network.outputs(), masked, random),
        network,
        new Initializer.Xavier(random.nextLong()),
        new TrainingSpec(
            updater,
            1,
            random.nextBoolean()
                ? OptionalInt.empty()
                : OptionalInt.of(random.nextInt(1, rows + 1)),
            random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong())),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }

  private static Dataset data(
      int rows, int inputs, int targets, boolean masked, SplittableRandom random) {
    double[] mask = new double[masked ? rows : 0];
    for (int n = 0; n < mask.length; n++) {
      mask[n] = n == 0 || random.nextBoolean() ? 1 : 0;
    }
    return new Dataset(matrix(rows, inputs, random), matrix(rows, targets, random), mask);
  }

  private static double[][] matrix(int rows, int columns, SplittableRandom random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextDouble();
      }
    }
    return matrix;
  }

  private static <T> T oneOf(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }
}
