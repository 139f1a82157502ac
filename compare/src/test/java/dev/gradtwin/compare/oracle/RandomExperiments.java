package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Experiments over the whole range that a bound has to hold for; the same seed gives the same one.
 */
public final class RandomExperiments {
  /**
   * All but the cube, which overflows at once over this range, and those whose derivative DL4J
   * gives as NaN far from 0.
   */
  private static final Activation[] ACTIVATIONS =
      EnumSet.complementOf(
              EnumSet.of(Activation.CUBE, Activation.GELU, Activation.SWISH, Activation.SOFTPLUS))
          .toArray(new Activation[0]);

  /** Those that there are for any outputs and targets. */
  private static final Loss[] LOSSES = {
    Loss.HALF_SQUARED_ERROR,
    Loss.MEAN_SQUARED_ERROR,
    Loss.SQUARED_ERROR,
    Loss.ABSOLUTE_ERROR,
    Loss.MEAN_ABSOLUTE_ERROR,
    Loss.HINGE,
    Loss.SQUARED_HINGE
  };

  private RandomExperiments() {}

  /** In float64. */
  static Experiment of(long seed, int widest) {
    return of(seed, widest, Precision.FLOAT64);
  }

  /**
   * Widths 1 to {@code widest}, depth 1 to 5, data and weights of magnitudes 1e-8 to 1e4.
   *
   * @param seed the same seed gives the same experiment
   * @param widest the most inputs, and units of a layer
   * @param precision what both sides compute in
   * @return one step of a network
   */
  public static Experiment of(long seed, int widest, Precision precision) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 1 + random.nextInt(6);
    int nIn = 1 + random.nextInt(widest);
    List<LayerSpec> layers = new ArrayList<>();
    int depth = 1 + random.nextInt(5);
    for (int k = 0; k < depth; k++) {
      Activation f = pick(random, ACTIVATIONS);
      layers.add(new LayerSpec(1 + random.nextInt(widest), f, random.nextBoolean()));
    }
    double range = Math.pow(10, -3 + 4 * random.nextDouble());
    return new Experiment(
        "random " + seed,
        new Dataset(matrix(random, rows, nIn), matrix(random, rows, layers.get(depth - 1).units())),
        new NetworkSpec(nIn, layers, pick(random, LOSSES), pick(random, Reduction.values())),
        new Initializer.Uniform(-range, range, random.nextLong()),
        new TrainingSpec(
            new UpdaterSpec.Sgd(Math.pow(10, -4 * random.nextDouble())),
            1,
            OptionalInt.empty(),
            OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        precision);
  }

  private static <T> T pick(SplittableRandom random, T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static double[][] matrix(SplittableRandom random, int rows, int columns) {
    double scale = Math.pow(10, -8 + 12 * random.nextDouble());
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(8) == 0 ? 0 : scale * (2 * random.nextDouble() - 1);
      }
    }
    return matrix;
  }
}
