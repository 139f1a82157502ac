package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.spec.Activation.IDENTITY;
import static dev.gradtwin.spec.Activation.RELU;
import static dev.gradtwin.spec.Activation.SIGMOID;
import static dev.gradtwin.spec.Activation.TANH;

import dev.gradtwin.handrolled.HandrolledNetwork;
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
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Networks of several shapes, each at three points. */
final class Networks {
  private static final int STEPS = 300;
  private static final double SATURATION = 10;

  private Networks() {}

  static List<Experiment> all() {
    return List.of(
        Experiment.xor(),
        experiment(
            "3-4-2", 3, 6, Loss.MEAN_SQUARED_ERROR, Reduction.MEAN, l(4, TANH), l(2, SIGMOID)),
        experiment(
            "4-3-3-2",
            4,
            6,
            Loss.HALF_SQUARED_ERROR,
            Reduction.SUM,
            l(3, RELU),
            new LayerSpec(3, TANH, false),
            l(2, SIGMOID)),
        experiment(
            "2-5-5-1",
            2,
            8,
            Loss.MEAN_SQUARED_ERROR,
            Reduction.MEAN,
            l(5, TANH),
            l(5, SIGMOID),
            l(1, IDENTITY)),
        experiment(
            "3-3-3", 3, 6, Loss.HALF_SQUARED_ERROR, Reduction.SUM, l(3, SIGMOID), l(3, TANH)),
        experiment(
            "12-16-4", 12, 8, Loss.HALF_SQUARED_ERROR, Reduction.MEAN, l(16, RELU), l(4, SIGMOID)));
  }

  /** The shape of a first network on MNIST, two rows. */
  static Experiment wide() {
    Experiment wide =
        experiment(
            "784-128-10",
            784,
            2,
            Loss.MEAN_SQUARED_ERROR,
            Reduction.MEAN,
            l(128, SIGMOID),
            l(10, SIGMOID));
    return new Experiment(
        wide.name(),
        wide.data(),
        wide.network(),
        new Initializer.Xavier(1),
        wide.training(),
        wide.convergence(),
        wide.precision());
  }

  /** Fresh, trained by a few hundred steps, and fresh with all parameters times 10. */
  static List<Subject> at(Experiment experiment) {
    Parameters fresh = InitialParameters.draw(experiment.network(), experiment.initialization());
    Parameters saturated = fresh.copy();
    for (int k = 0; k < saturated.values().length; k++) {
      saturated.values()[k] *= SATURATION;
    }
    List<Subject> subjects = new ArrayList<>();
    subjects.add(subject(experiment, "fresh", fresh));
    subjects.add(subject(experiment, "trained", trained(experiment, fresh)));
    subjects.add(subject(experiment, "saturated", saturated));
    return subjects;
  }

  private static Subject subject(Experiment experiment, String point, Parameters at) {
    return new Subject(experiment.name(), point, experiment, at, new Batches(experiment).next());
  }

  private static Parameters trained(Experiment experiment, Parameters fresh) {
    try (HandrolledNetwork network = HandrolledNetwork.of(experiment)) {
      network.load(fresh);
      network.train(new Batches(experiment), STEPS);
      return network.parameters();
    }
  }

  private static LayerSpec l(int units, Activation f) {
    return new LayerSpec(units, f, true);
  }

  private static Experiment experiment(
      String name, int inputs, int rows, Loss loss, Reduction reduction, LayerSpec... layers) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    return new Experiment(
        name,
        new Dataset(
            matrix(random, rows, inputs), matrix(random, rows, layers[layers.length - 1].units())),
        new NetworkSpec(inputs, List.of(layers), loss, reduction),
        new Initializer.Uniform(-0.8, 0.8, name.hashCode()),
        new TrainingSpec(
            new UpdaterSpec.Sgd(0.2), STEPS, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Experiment.DEFAULT_PRECISION);
  }

  private static double[][] matrix(SplittableRandom random, int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble();
      }
    }
    return matrix;
  }
}
