package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every trainer has to do, and that it trains as the NumPy program does. */
abstract class TrainerContract {
  private static final double RATE = 0.25;

  abstract Trainer trainer(Experiment experiment);

  /** Three layers of unequal widths, five rows in batches of two, so that the last is shorter. */
  private static Experiment mixed(Reduction reduction, Precision precision) {
    return new Experiment(
        "mixed",
        new Dataset(
            new double[][] {{0.5, -1, 2}, {1, 0.25, -0.5}, {-2, 1, 0}, {0.1, 0.2, 0.3}, {3, -3, 1}},
            new double[][] {{0, 1}, {1, 0}, {0.5, -0.5}, {1, 1}, {0, 0}}),
        new NetworkSpec(
            3,
            List.of(
                new LayerSpec(4, Activation.TANH, true),
                new LayerSpec(3, Activation.RELU, false),
                new LayerSpec(2, Activation.IDENTITY, true)),
            Loss.MEAN_SQUARED_ERROR,
            reduction),
        new Initializer.Xavier(3),
        new TrainingSpec(new UpdaterSpec.Sgd(RATE), 1, OptionalInt.of(2), OptionalLong.of(5)),
        ConvergenceRule.DEFAULT,
        precision);
  }

  /** Every experiment of the NumPy program, in every precision. */
  static Stream<Named<Experiment>> experiments() {
    return NumpyCase.all()
        .flatMap(
            numpy ->
                Arrays.stream(Precision.values())
                    .map(p -> Named.of(numpy + " " + p, InPrecision.of(p, numpy.experiment))));
  }

  /** What so many roundings of numbers near 1 may differ by. */
  private static Offset<Double> roundings(int count, Experiment experiment) {
    return within(count * experiment.precision().unitRoundoff());
  }

  private static Parameters initial(Experiment experiment) {
    return InitialParameters.draw(experiment);
  }

  @ParameterizedTest
  @MethodSource("dev.gradtwin.compare.NumpyCase#all")
  void trainsAsTheNumpyProgramDoes(NumpyCase numpy) {
    Experiment experiment = numpy.experiment;
    try (Trainer trainer = trainer(experiment)) {
      trainer.load(initial(experiment));
      Batches batches = new Batches(experiment);
      int epoch = 0;
      for (var point : numpy.trajectory.entrySet()) {
        for (; epoch < point.getKey(); epoch++) {
          for (int k = 0; k < experiment.stepsPerEpoch(); k++) {
            trainer.step(batches.next());
          }
        }
        assertThat(trainer.parameters().values())
            .as("parameters after epoch %d", epoch)
            .containsExactly(point.getValue().values(), within(1e-11));
      }
      double[][] outputs = trainer.predict(experiment.data().inputs());
      for (int n = 0; n < outputs.length; n++) {
        assertThat(outputs[n])
            .as("outputs of row %d", n)
            .containsExactly(numpy.outputs[n], within(1e-11));
      }
      assertThat(HandrolledNetwork.loss(experiment.network(), outputs, experiment.data()))
          .isCloseTo(numpy.loss, within(1e-11));
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void tracesAStepThatExplainsItself(Experiment experiment) {
    double rate = ((UpdaterSpec.Sgd) experiment.training().updater()).learningRate();
    StepTrace trace = new StepTrace(experiment.network());
    try (Trainer trainer = trainer(experiment)) {
      Parameters before = initial(experiment);
      trainer.load(before);
      Batch batch = new Batches(experiment).next();
      trainer.step(batch, trace);

      Parameters after = trainer.parameters();
      assertThat(trace.parameters().values()).isEqualTo(after.values());
      for (int k = 0; k < after.values().length; k++) {
        double expected = before.values()[k] - rate * trace.gradients().values()[k];
        assertThat(after.values()[k])
            .as("parameter %d", k)
            .isCloseTo(expected, roundings(9, experiment));
      }

      trainer.load(before);
      int last = trace.layers() - 1;
      int outputs = experiment.network().outputs();
      double[][] predicted = trainer.predict(rows(batch, experiment));
      double[][] targets = new double[batch.rows()][outputs];
      for (int n = 0; n < batch.rows(); n++) {
        System.arraycopy(batch.targets(), n * outputs, targets[n], 0, outputs);
        for (int j = 0; j < outputs; j++) {
          assertThat(trace.a(last)[n * outputs + j])
              .isCloseTo(predicted[n][j], roundings(9, experiment));
        }
      }
      assertThat(trace.loss())
          .as("the loss before the step")
          .isCloseTo(
              HandrolledNetwork.loss(
                  experiment.network(), predicted, new Dataset(predicted, targets)),
              roundings(90, experiment));
    }
  }

  private static double[][] rows(Batch batch, Experiment experiment) {
    int width = experiment.network().inputs();
    double[][] rows = new double[batch.rows()][width];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(batch.inputs(), n * width, rows[n], 0, width);
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void takesTheSameStepsBitForBitTracedOrNotAndEveryTime(Experiment experiment) {
    StepTrace trace = new StepTrace(experiment.network());
    try (Trainer plain = trainer(experiment);
        Trainer traced = trainer(experiment)) {
      plain.load(initial(experiment));
      traced.load(initial(experiment));
      Batches ofPlain = new Batches(experiment);
      Batches ofTraced = new Batches(experiment);
      for (int step = 0; step < 40; step++) {
        plain.step(ofPlain.next());
        traced.step(ofTraced.next(), trace);
        assertThat(traced.parameters().values())
            .as("after step %d", step)
            .isEqualTo(plain.parameters().values());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesTheParametersThatItIsGivenAndThatItGives(Precision precision) {
    Experiment experiment = mixed(Reduction.SUM, precision);
    try (Trainer trainer = trainer(experiment)) {
      Parameters given = initial(experiment);
      trainer.load(given);
      double[] original = given.values().clone();
      given.values()[0] = 99;
      trainer.parameters().values()[1] = 99;
      assertThat(trainer.parameters().values()).isEqualTo(original);
    }
  }

  @Test
  void refusesParametersOfAnotherNetwork() {
    try (Trainer trainer = trainer(mixed(Reduction.SUM, Precision.FLOAT64))) {
      Parameters other = Parameters.zeros(ParameterLayout.of(Experiment.xor().network()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.load(other))
          .withMessageContaining("expected 36");
    }
  }

  @ParameterizedTest
  @EnumSource
  void predictsWithoutChangingAnything(Precision precision) {
    Experiment experiment = mixed(Reduction.SUM, precision);
    try (Trainer trainer = trainer(experiment)) {
      trainer.load(initial(experiment));
      double[][] first = trainer.predict(experiment.data().inputs());
      assertThat(trainer.predict(experiment.data().inputs())).isDeepEqualTo(first);
      assertThat(trainer.parameters().values()).isEqualTo(initial(experiment).values());
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheBatchAsItWas(Precision precision) {
    Experiment experiment = mixed(Reduction.SUM, precision);
    try (Trainer trainer = trainer(experiment)) {
      trainer.load(initial(experiment));
      Batch batch = new Batches(experiment).next();
      double[] inputs = batch.inputs().clone();
      double[] targets = batch.targets().clone();
      trainer.step(batch, new StepTrace(experiment.network()));
      assertThat(batch.inputs()).isEqualTo(inputs);
      assertThat(batch.targets()).isEqualTo(targets);
    }
  }

  @ParameterizedTest
  @EnumSource
  void dividesByTheRowsOfTheBatchWhereTheReductionIsTheMean(Precision precision) {
    Experiment experiment = mixed(Reduction.SUM, precision);
    StepTrace sum = new StepTrace(experiment.network());
    StepTrace mean = new StepTrace(mixed(Reduction.MEAN, precision).network());
    try (Trainer summing = trainer(experiment);
        Trainer averaging = trainer(mixed(Reduction.MEAN, precision))) {
      Parameters initial = initial(experiment);
      Batches batches = new Batches(experiment);
      for (int rows : new int[] {2, 2, 1}) {
        Batch batch = batches.next();
        assertThat(batch.rows()).isEqualTo(rows);
        summing.load(initial);
        averaging.load(initial);
        summing.step(batch, sum);
        averaging.step(batch, mean);
        assertThat(mean.loss()).isCloseTo(sum.loss() / rows, roundings(9, experiment));
        for (int k = 0; k < initial.values().length; k++) {
          double expected = sum.gradients().values()[k] / rows;
          assertThat(mean.gradients().values()[k]).isCloseTo(expected, roundings(9, experiment));
        }
      }
    }
  }

  @Test
  void computesInFloat32WhereTheExperimentSaysSo() {
    Experiment experiment = mixed(Reduction.SUM, Precision.FLOAT32);
    StepTrace trace = new StepTrace(experiment.network());
    try (Trainer trainer = trainer(experiment)) {
      trainer.load(InitialParameters.draw(experiment.network(), experiment.initialization()));
      assertThat(trainer.parameters().values())
          .as("rounded parameters")
          .isEqualTo(initial(experiment).values());
      trainer.step(new Batches(experiment).next(), trace);
      for (int k = 0; k < trace.layers(); k++) {
        assertThat(List.of(trace.z(k), trace.a(k), trace.dz(k)))
            .allSatisfy(values -> assertThat(values).isEqualTo(asFloats(values)));
      }
      double[] gradients = trace.gradients().values();
      assertThat(gradients).isEqualTo(asFloats(gradients));
      assertThat(trace.parameters().values()).isEqualTo(asFloats(trace.parameters().values()));
      for (double[] row : trainer.predict(experiment.data().inputs())) {
        assertThat(row).isEqualTo(asFloats(row));
      }
    }
  }

  private static double[] asFloats(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  @Test
  void trainsASingleLayerOnASingleRow() {
    Experiment experiment =
        new Experiment(
            "smallest",
            new Dataset(new double[][] {{2}}, new double[][] {{1}}),
            new NetworkSpec(
                1,
                List.of(new LayerSpec(1, Activation.IDENTITY, true)),
                Loss.HALF_SQUARED_ERROR,
                Reduction.SUM),
            new Initializer.Explicit(
                java.util.Map.of("0_W", new double[][] {{3}}, "0_b", new double[][] {{0.5}})),
            new TrainingSpec(
                new UpdaterSpec.Sgd(RATE), 1, OptionalInt.empty(), OptionalLong.empty()),
            ConvergenceRule.DEFAULT,
            Precision.FLOAT64);
    StepTrace trace = new StepTrace(experiment.network());
    try (Trainer trainer = trainer(experiment)) {
      trainer.load(initial(experiment));
      trainer.step(new Batches(experiment).next(), trace);
      assertThat(trace.z(0)[0]).isEqualTo(6.5);
      assertThat(trace.loss()).isEqualTo(15.125); // ½ (6.5 − 1)²
      assertThat(trace.gradients().values()).containsExactly(11, 5.5); // (6.5 − 1) · 2 and · 1
      assertThat(trainer.parameters().values()).containsExactly(0.25, -0.875);
    }
  }
}
