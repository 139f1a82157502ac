package dev.gradtwin.compare.breadth;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Dropout;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Small experiments for every combination, and their run in lock-step with the twin. */
public final class Breadth {
  private static final int ROWS = 5;
  private static final int INPUTS = 3;
  private static final int OUTPUTS = 3;

  private Breadth() {}

  /** Trains both sides in lock-step, every step compared. */
  static RunResult run(Experiment experiment) {
    try (HandrolledNetwork free = HandrolledNetwork.of(experiment);
        HandrolledNetwork resynchronised = HandrolledNetwork.of(experiment);
        Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      return new LockStep(experiment, free, resynchronised, twin, 1).run(step -> {});
    }
  }

  /**
   * A network with a hidden layer of an activation, which is that of the output as well where the
   * loss can be had of its values.
   */
  public static Experiment experiment(
      String name, Activation f, Loss loss, TrainingSpec training, Precision precision) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    Activation output = output(f, loss);
    List<LayerSpec> layers =
        List.of(new LayerSpec(4, f, true), new LayerSpec(OUTPUTS, output, random.nextBoolean()));
    double[][] x = new double[ROWS][INPUTS];
    double[][] y = new double[ROWS][OUTPUTS];
    for (int n = 0; n < ROWS; n++) {
      for (int i = 0; i < INPUTS; i++) {
        x[n][i] = random.nextDouble(-1, 1);
      }
      y[n] = targets(loss, random);
    }
    Reduction reduction = random.nextBoolean() ? Reduction.MEAN : Reduction.SUM;
    return new Experiment(
        name,
        new Dataset(x, y),
        new NetworkSpec(INPUTS, layers, loss, reduction),
        new Initializer.Uniform(-0.7, 0.9, random.nextLong()),
        training,
        ConvergenceRule.DEFAULT,
        precision);
  }

  /** The same with an example that does not count. */
  public static Experiment masked(Experiment e) {
    double[] mask = new double[e.data().rows()];
    Arrays.fill(mask, 1);
    mask[1] = 0;
    Dataset data = new Dataset(e.data().inputs(), e.data().targets(), mask);
    return new Experiment(
        e.name(),
        data,
        e.network(),
        e.initialization(),
        e.training(),
        e.convergence(),
        e.precision());
  }

  /** The same with dropout of what enters every layer. */
  public static Experiment dropped(Experiment e) {
    SplittableRandom random = new SplittableRandom(1);
    NetworkSpec network = e.network();
    List<LayerSpec> layers = new ArrayList<>();
    for (int k = 0; k < network.layers().size(); k++) {
      double[][] mask = new double[e.data().rows()][network.inputsOf(k)];
      for (double[] row : mask) {
        Arrays.setAll(row, i -> random.nextDouble() < 0.7 ? 1 : 0);
      }
      layers.add(network.layers().get(k).with(new Dropout(0.7, mask)));
    }
    return e.with(network.with(layers));
  }

  /** The same with label weights. */
  public static Experiment weighted(Experiment e) {
    NetworkSpec n = e.network();
    return e.with(
        new NetworkSpec(
            n.inputs(),
            n.layers(),
            n.loss(),
            n.reduction(),
            List.of(0.3, 2.0, 1.7),
            n.conventions()));
  }

  private static double[] targets(Loss loss, SplittableRandom random) {
    double[] y = new double[OUTPUTS];
    switch (loss) {
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD, KULLBACK_LEIBLER_DIVERGENCE ->
          y[random.nextInt(OUTPUTS)] = 1;
      case HINGE, SQUARED_HINGE -> {
        for (int j = 0; j < OUTPUTS; j++) {
          y[j] = random.nextBoolean() ? 1 : -1;
        }
      }
      default -> {
        for (int j = 0; j < OUTPUTS; j++) {
          y[j] = random.nextDouble(0.05, 0.95);
        }
      }
    }
    return y;
  }

  /** A logarithm needs outputs above 0, that of 1 − ŷ needs them below 1. */
  private static Activation output(Activation f, Loss loss) {
    boolean unit = f == Activation.SIGMOID || f == Activation.SOFTMAX;
    return switch (loss) {
      case BINARY_CROSS_ENTROPY ->
          f == Activation.SIGMOID || f == Activation.HARD_SIGMOID ? f : Activation.SIGMOID;
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD, KULLBACK_LEIBLER_DIVERGENCE ->
          unit || f == Activation.SOFTPLUS ? f : Activation.SOFTMAX;
      case POISSON -> unit || f == Activation.SOFTPLUS ? f : Activation.SOFTPLUS;
      case MEAN_SQUARED_LOGARITHMIC_ERROR ->
          unit || f == Activation.SOFTPLUS || f == Activation.RELU ? f : Activation.SOFTPLUS;
      default -> f == Activation.CUBE ? Activation.IDENTITY : f; // whose outputs would be tiny
    };
  }
}
