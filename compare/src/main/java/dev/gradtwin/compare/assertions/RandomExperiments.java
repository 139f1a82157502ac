package dev.gradtwin.compare.assertions;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Small random experiments, each drawn from its seed alone. */
public final class RandomExperiments {
  private static final int MOST_WIDTH = 5;
  private static final int MOST_LAYERS = 3;
  private static final int MOST_ROWS = 6;
  private static final int EPOCHS = 5;

  private static final Activation[] ACTIVATIONS = {
    Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.IDENTITY
  };

  private static final Loss[] LOSSES = {Loss.HALF_SQUARED_ERROR, Loss.MEAN_SQUARED_ERROR};

  private RandomExperiments() {}

  /**
   * A random experiment of a few steps: one to three layers of one to five units, sigmoid, tanh,
   * ReLU or identity, either squared error, any reduction, with biases or without, one to six rows,
   * in batches or not.
   *
   * @param seed determines it
   * @return the same for the same seed, on every machine
   */
  public static Experiment of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int inputs = random.nextInt(1, MOST_WIDTH + 1);
    int rows = random.nextInt(1, MOST_ROWS + 1);
    List<LayerSpec> layers = new ArrayList<>();
    int count = random.nextInt(1, MOST_LAYERS + 1);
    for (int k = 0; k < count; k++) {
      layers.add(
          new LayerSpec(
              random.nextInt(1, MOST_WIDTH + 1), oneOf(ACTIVATIONS, random), random.nextBoolean()));
    }
    int outputs = layers.get(count - 1).units();
    return new Experiment(
        "random " + seed,
        new Dataset(matrix(rows, inputs, random), matrix(rows, outputs, random)),
        new NetworkSpec(inputs, layers, oneOf(LOSSES, random), oneOf(Reduction.values(), random)),
        new Initializer.Uniform(-1, 1, random.nextLong()),
        new TrainingSpec(
            new UpdaterSpec.Sgd(random.nextDouble(0.01, 0.5)),
            EPOCHS,
            random.nextBoolean()
                ? OptionalInt.empty()
                : OptionalInt.of(random.nextInt(1, rows + 1)),
            OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Experiment.DEFAULT_PRECISION);
  }

  private static <T> T oneOf(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  private static double[][] matrix(int rows, int columns, SplittableRandom random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextDouble(-1, 1);
      }
    }
    return matrix;
  }
}
