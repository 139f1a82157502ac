package dev.gradtwin.spec;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Everything that determines a run: the same experiment gives the same result, bit for bit.
 *
 * @param name what reports call it
 * @param data the examples
 * @param network the network, as wide at both ends as the data
 * @param initialization the initial parameters
 * @param training how it is trained
 * @param convergence when it counts as having learned
 * @param precision the floating-point format
 */
public record Experiment(
    String name,
    Dataset data,
    NetworkSpec network,
    Initializer initialization,
    TrainingSpec training,
    ConvergenceRule convergence,
    Precision precision) {
  /** The precision where nothing is said. */
  public static final Precision DEFAULT_PRECISION = Precision.FLOAT64;

  /** The largest number of characters of a name. */
  public static final int MAX_NAME = 200;

  /** The most activations that one step may hold, over all layers: 1 GiB of them in float64. */
  public static final long MAX_ACTIVATIONS = 1L << 27;

  /**
   * Checks that the parts fit each other.
   *
   * @throws SpecException if the data does not fit the network, explicit parameters do not, a batch
   *     has more rows than the data, or a number overflows in the precision
   */
  public Experiment {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw SpecException.of(
          "name", "from 1 to " + MAX_NAME + " characters", name.isBlank() ? "none" : name.length());
    }
    if (network.inputs() != data.inputCount()) {
      throw SpecException.of(
          "data.inputs", "rows of " + Require.numbers(network.inputs()), data.inputCount());
    }
    if (network.outputs() != data.targetCount()) {
      throw SpecException.of(
          "network.layers[" + (network.layers().size() - 1) + "].units",
          "as many units as data.targets has columns, " + data.targetCount(),
          network.outputs());
    }
    if (training.batchSize().orElse(1) > data.rows()) {
      throw SpecException.of(
          "training.batchSize",
          "at most the number of rows, " + data.rows(),
          training.batchSize().getAsInt());
    }
    long units = network.inputs() + network.layers().stream().mapToLong(LayerSpec::units).sum();
    if (units * data.rows() > MAX_ACTIVATIONS) {
      throw SpecException.of(
          "network.layers",
          "at most %,d activations (rows times units)".formatted(MAX_ACTIVATIONS),
          "%,d".formatted(units * data.rows()));
    }
    for (int k = 0; k < network.layers().size(); k++) {
      String path = "network.layers[" + k + "].dropout.mask";
      int width = network.inputsOf(k);
      network.layers().get(k).dropout().ifPresent(d -> d.requireShape(path, data.rows(), width));
    }
    if (convergence.accuracy().isPresent() && !data.isOneHot()) {
      throw SpecException.because(
          "convergence.accuracy", "only of one-hot targets: one 1 in every row, and zeros");
    }
    Require.holds(precision, "data.inputs", data.inputs());
    Require.holds(precision, "data.targets", data.targets());
    if (initialization instanceof Initializer.Explicit explicit) {
      ParameterLayout.of(network).requireShapes("initialization.parameters", explicit.tensors());
      explicit
          .tensors()
          .forEach((w, rows) -> Require.holds(precision, "initialization.parameters." + w, rows));
    } else if (initialization instanceof Initializer.Uniform uniform) {
      Require.holds(precision, "initialization.low", uniform.low());
      Require.holds(precision, "initialization.high", uniform.high());
    }
    Require.holds(precision, "training.updater.learningRate", training.updater().learningRate());
  }

  /**
   * The main job: XOR exactly as the classic NumPy tutorial trains it. Sigmoid 2-2-1 without
   * biases, weights from U(0, 1), ½Σ(ŷ−y)², full batch, SGD at rate 0.1, 20,000 epochs; the seed is
   * one that converges.
   *
   * @return the experiment
   */
  public static Experiment xor() {
    LayerSpec hidden = new LayerSpec(2, Activation.SIGMOID, false);
    LayerSpec output = new LayerSpec(1, Activation.SIGMOID, false);
    return new Experiment(
        "xor",
        new Dataset(
            new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}}),
        new NetworkSpec(2, List.of(hidden, output), Loss.HALF_SQUARED_ERROR, Reduction.SUM),
        new Initializer.Uniform(0, 1, 7),
        new TrainingSpec(
            new UpdaterSpec.Sgd(0.1), 20_000, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        DEFAULT_PRECISION);
  }

  /**
   * The same under another name.
   *
   * @param name what reports call it
   * @return an experiment
   * @throws SpecException if the name cannot be used
   */
  public Experiment named(String name) {
    return new Experiment(name, data, network, initialization, training, convergence, precision);
  }

  /**
   * The same with another network.
   *
   * @param network as wide at both ends as the data
   * @return an experiment
   * @throws SpecException if it does not fit
   */
  public Experiment with(NetworkSpec network) {
    return new Experiment(name, data, network, initialization, training, convergence, precision);
  }

  /**
   * The same from other initial parameters.
   *
   * @param initialization where they come from
   * @return an experiment
   * @throws SpecException if they do not fit
   */
  public Experiment with(Initializer initialization) {
    return new Experiment(name, data, network, initialization, training, convergence, precision);
  }

  /**
   * The same trained otherwise.
   *
   * @param training how
   * @return an experiment
   * @throws SpecException if it does not fit the data
   */
  public Experiment with(TrainingSpec training) {
    return new Experiment(name, data, network, initialization, training, convergence, precision);
  }

  /**
   * The same in another precision.
   *
   * @param precision the floating-point format
   * @return an experiment
   * @throws SpecException if a number overflows in it
   */
  public Experiment with(Precision precision) {
    return new Experiment(name, data, network, initialization, training, convergence, precision);
  }

  /**
   * The same, trained for longer or shorter.
   *
   * @param epochs how often all rows are seen
   * @return an experiment
   * @throws SpecException if there are none, or too many
   */
  public Experiment withEpochs(int epochs) {
    return with(training.with(epochs));
  }

  /**
   * The learning rate of a step, by the schedule if there is one.
   *
   * @param step from 0
   * @return η, in float64
   */
  public double learningRate(long step) {
    double initial = training.updater().learningRate();
    if (training.schedule().isEmpty()) {
      return initial;
    }
    Schedule schedule = training.schedule().get();
    long count = schedule.by() == Schedule.By.EPOCH ? step / stepsPerEpoch() : step;
    return schedule.rate(initial, count, network.conventions());
  }

  /**
   * Rows of a full batch.
   *
   * @return the batch size, all rows where none is given
   */
  public int batchSize() {
    return training.batchSize().orElse(data.rows());
  }

  /**
   * Steps in one epoch.
   *
   * @return the number of batches, the shorter last one included
   */
  public int stepsPerEpoch() {
    return (data.rows() + batchSize() - 1) / batchSize();
  }

  /**
   * Steps of the whole run.
   *
   * @return epochs times batches
   */
  public long steps() {
    return (long) training.epochs() * stepsPerEpoch();
  }
}
