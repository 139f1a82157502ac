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
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every trainer has to do, and that it trains as the NumPy program does. */
abstract class TrainerContract {
  private static final double RATE = 0.25;

  abstract Trainer trainer(Experiment experiment);

  /** Three layers of unequal widths, five rows in batches of two, so that the last is shorter. */
  private static Experiment mixed(Reduction reduction) {
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
        Precision.FLOAT64);
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
      assertThat(HandrolledNetwork.loss(experiment.network(), outputs, experiment.data().targets()))
          .isCloseTo(numpy.loss, within(1e-11));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.gradtwin.compare.NumpyCase#all")
  void tracesAStepThatExplainsItself(NumpyCase numpy) {
    Experiment experiment = numpy.experiment;
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
        assertThat(after.values()[k]).as("parameter %d", k).isCloseTo(expected, within(1e-15));
      }

      trainer.load(before);
      int last = trace.layers() - 1;
      int outputs = experiment.network().outputs();
      double[][] predicted = trainer.predict(rows(batch, experiment));
      double[][] targets = new double[batch.rows()][outputs];
      for (int n = 0; n < batch.rows(); n++) {
        System.arraycopy(batch.targets(), n * outputs, targets[n], 0, outputs);
        for (int j = 0; j < outputs; j++) {
          assertThat(trace.a(last)[n * outputs + j]).isCloseTo(predicted[n][j], within(1e-15));
        }
      }
      assertThat(trace.loss())
          .as("the loss before the step")
          .isCloseTo(
              HandrolledNetwork.loss(experiment.network(), predicted, targets), within(1e-14));
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
  @MethodSource("dev.gradtwin.compare.NumpyCase#all")
  void takesTheSameStepsBitForBitTracedOrNotAndEveryTime(NumpyCase numpy) {
    Experiment experiment = numpy.experiment;
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

  @Test
  void copiesTheParametersThatItIsGivenAndThatItGives() {
    Experiment experiment = mixed(Reduction.SUM);
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
    try (Trainer trainer = trainer(mixed(Reduction.SUM))) {
      Parameters other = Parameters.zeros(ParameterLayout.of(Experiment.xor().network()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.load(other))
          .withMessageContaining("expected 36");
    }
  }

  @Test
  void predictsWithoutChangingAnything() {
    Experiment experiment = mixed(Reduction.SUM);
    try (Trainer trainer = trainer(experiment)) {
      trainer.load(initial(experiment));
      double[][] first = trainer.predict(experiment.data().inputs());
      assertThat(trainer.predict(experiment.data().inputs())).isDeepEqualTo(first);
      assertThat(trainer.parameters().values()).isEqualTo(initial(experiment).values());
    }
  }

  @Test
  void leavesTheBatchAsItWas() {
    Experiment experiment = mixed(Reduction.SUM);
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

  @Test
  void dividesByTheRowsOfTheBatchWhereTheReductionIsTheMean() {
    StepTrace sum = new StepTrace(mixed(Reduction.SUM).network());
    StepTrace mean = new StepTrace(mixed(Reduction.MEAN).network());
    try (Trainer summing = trainer(mixed(Reduction.SUM));
        Trainer averaging = trainer(mixed(Reduction.MEAN))) {
      Parameters initial = initial(mixed(Reduction.SUM));
      Batches batches = new Batches(mixed(Reduction.SUM));
      for (int rows : new int[] {2, 2, 1}) {
        Batch batch = batches.next();
        assertThat(batch.rows()).isEqualTo(rows);
        summing.load(initial);
        averaging.load(initial);
        summing.step(batch, sum);
        averaging.step(batch, mean);
        assertThat(mean.loss()).isCloseTo(sum.loss() / rows, within(1e-15));
        for (int k = 0; k < initial.values().length; k++) {
          double expected = sum.gradients().values()[k] / rows;
          assertThat(mean.gradients().values()[k]).isCloseTo(expected, within(1e-15));
        }
      }
    }
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
