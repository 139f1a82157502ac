package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradtwin.compare.PlantedTrainer.Bug;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
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
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LockStepTest {
  /**
   * Sigmoid 3-2-2-1 with biases: W of layer 1 is square, so that transposing it is possible and not
   * symmetric.
   */
  private static Experiment experiment(double learningRate, int epochs) {
    return new Experiment(
        "planted",
        new Dataset(
            new double[][] {{0, 1, 0.5}, {1, -1, 2}, {0.25, 0.75, -1}, {-2, 1, 1}},
            new double[][] {{0}, {1}, {1}, {0}}),
        new NetworkSpec(
            3,
            List.of(
                new LayerSpec(2, Activation.SIGMOID, true),
                new LayerSpec(2, Activation.SIGMOID, true),
                new LayerSpec(1, Activation.SIGMOID, true)),
            Loss.HALF_SQUARED_ERROR,
            Reduction.SUM),
        new Initializer.Uniform(-1, 1, 11),
        new TrainingSpec(
            new UpdaterSpec.Sgd(learningRate), epochs, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }

  private static RunResult run(
      Experiment experiment, Supplier<Trainer> subject, Trainer twin, int every) {
    return new LockStep(experiment, subject.get(), subject.get(), twin, every).run(step -> {});
  }

  private static RunResult plant(Experiment experiment, Bug... bugs) {
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      return run(experiment, () -> new PlantedTrainer(experiment, bugs), twin, 1);
    }
  }

  @Test
  void findsNothingWrongWithACorrectSubject() {
    Experiment experiment = experiment(0.5, 300);
    RunResult result = plant(experiment);
    assertThat(result.verdict()).isEqualTo(Verdict.MATCH);
    assertThat(result.divergence()).isEmpty();
    assertThat(result.steps()).isEqualTo(300);
    assertThat(result.comparedSteps()).isEqualTo(300);
    assertThat(result.divergedSteps()).isZero();
    assertThat(result.drift()).isPositive().isLessThan(1e-12);
    assertThat(result.differences()).allMatch(d -> d.ofBound() < 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WEIGHTS_TRANSPOSED_IN_BACKWARD | step 0 › 0_W gradient › [0,0]",
        "DERIVATIVE_MISSING_IN_HIDDEN_LAYER | step 0 › 1_W gradient › [0,0]",
        "DERIVATIVE_MISSING_IN_OUTPUT_LAYER | step 0 › 2_W gradient › [0,0]",
        "NEW_WEIGHTS_IN_BACKWARD | step 0 › 1_W gradient › [0,0]",
        "BIAS_MISSING_IN_FORWARD | step 0 › 0_z pre-activation › [0,0]",
        "BIAS_GRADIENT_MISSING | step 0 › 2_b gradient › [0]",
        "WRONG_SIGN_IN_OUTPUT_DELTA | step 0 › 2_W gradient › [0,0]",
        "MEAN_FOR_SUM | step 0 › 2_W gradient › [0,0]",
        "GRADIENT_TRANSPOSED | step 0 › 1_W gradient › [0,1]",
        "WRONG_RATE | step 0 › 2_W updated parameter › [0,0]",
      })
  void findsAPlantedBugAtItsPlace(Bug bug, String path) {
    RunResult result = plant(experiment(0.5, 20), bug);
    assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
    Divergence divergence = result.divergence().orElseThrow();
    assertThat(divergence.path()).isEqualTo(path);
    assertThat(divergence.difference()).isGreaterThan(divergence.bound());
    assertThat(result.divergedSteps()).as("the run goes on").isEqualTo(20);
    assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.SUBJECT);
  }

  @Test
  void namesTheSideThatProducedAValueWhichIsNotFinite() {
    RunResult result = plant(experiment(0.5, 20), Bug.NOT_A_NUMBER_AT_STEP_5);
    assertThat(result.verdict()).isEqualTo(Verdict.NON_FINITE);
    Divergence divergence = result.divergence().orElseThrow();
    assertThat(divergence.path()).isEqualTo("step 5 › 0_W gradient › [0,1]");
    assertThat(divergence.subject()).isNaN();
    assertThat(divergence.reference()).isFinite();
    assertThat(result.steps()).as("the run ends there").isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void callsTrainingThatOverflowsNotFiniteOnBothSides(Precision precision) {
    Experiment linear =
        new Experiment(
            "overflow",
            new Dataset(new double[][] {{1e3}}, new double[][] {{1}}),
            new NetworkSpec(
                1,
                List.of(new LayerSpec(1, Activation.IDENTITY, false)),
                Loss.HALF_SQUARED_ERROR,
                Reduction.SUM),
            new Initializer.Uniform(0, 1, 1),
            new TrainingSpec(
                new UpdaterSpec.Sgd(1), 1000, OptionalInt.empty(), OptionalLong.empty()),
            ConvergenceRule.DEFAULT,
            precision);
    try (Dl4jTrainer twin = new Dl4jTrainer(linear)) {
      RunResult result = run(linear, () -> HandrolledNetwork.of(linear), twin, 1);
      assertThat(result.verdict()).isEqualTo(Verdict.NON_FINITE);
      assertThat(result.subject().learning()).isEqualTo(Learning.NON_FINITE);
      assertThat(result.steps()).isLessThan(1000);
    }
  }

  @Test
  void findsAFaultInTheTwinAsWell() {
    Experiment experiment = experiment(0.5, 20);
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      RunResult result =
          run(experiment, () -> HandrolledNetwork.of(experiment), new Corrupted(twin, 7), 1);
      assertThat(result.divergence().orElseThrow().path())
          .isEqualTo("step 7 › 1_W gradient › [1,0]");
      assertThat(result.divergedSteps()).isEqualTo(1);
      assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.REFERENCE);
    }
  }

  @Test
  void namesAMistakeOfTheTwin() {
    Experiment experiment = experiment(0.5, 20);
    Trainer wrongTwin = new PlantedNetwork(experiment, List.of(Cause.TRANSPOSED));
    RunResult result = run(experiment, () -> HandrolledNetwork.of(experiment), wrongTwin, 1);
    assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.REFERENCE);
    assertThat(result.diagnosis()).hasSize(1);
    assertThat(result.diagnosis().get(0).side()).isEqualTo(WrongSide.REFERENCE);
    assertThat(result.diagnosis().get(0).finding().words()).isEqualTo("transposed");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"UNKNOWN", "WRONG_UPDATER_FORMULA", "WRONG_REGULARIZATION"},
      mode = EnumSource.Mode.EXCLUDE)
  void catchesAndNamesEveryPlantedMistake(Cause cause) {
    Experiment experiment = experiment(0.5, 6);
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      RunResult result =
          run(experiment, () -> new PlantedNetwork(experiment, List.of(cause)), twin, 1);
      if (cause == Cause.LAYERS_SWAPPED) { // of which no two have the same shape here
        assertThat(result.verdict()).isEqualTo(Verdict.MATCH);
      } else {
        assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(result.diagnosis())
            .extracting(diagnosed -> diagnosed.finding().cause())
            .containsExactly(cause);
      }
    }
  }

  @Test
  void seesASubjectThatOnlyDriftsWhenItIsLeftAlone() {
    Experiment experiment = experiment(0.5, 20);
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      Trainer free = new PlantedTrainer(experiment, Bug.WRONG_RATE);
      RunResult result =
          new LockStep(experiment, free, HandrolledNetwork.of(experiment), twin, 1).run(step -> {});
      assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
      assertThat(result.divergence().orElseThrow().stage()).isEqualTo(Stage.DRIFT);
    }
  }

  @Test
  void seesASubjectThatKeepsGradientsWhichLoadingClears() {
    RunResult result = plant(experiment(0.5, 20), Bug.GRADIENT_NEVER_ZEROED);
    assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(result.divergedSteps()).as("from the twin's parameters it is right").isZero();
    Divergence divergence = result.divergence().orElseThrow();
    assertThat(divergence.path()).isEqualTo("step 1 › 0_W drift › [0,0]");
    assertThat(divergence.difference()).isGreaterThan(divergence.bound());
    Judgement judgement = result.judgement().orElseThrow();
    assertThat(judgement.wrongSide()).isEqualTo(WrongSide.SUBJECT);
    assertThat(judgement.exact()).isCloseTo(divergence.reference(), within(divergence.bound()));
    assertThat(VerdictText.of(result).facts())
        .anyMatch(line -> line.startsWith("  expected "))
        .contains("  steps          right from the twin's parameters, wrong when it keeps its own");
  }

  @Test
  void matchesWhereTrainingIsChaoticAndDriftIsNoMoreThanItsSpread() {
    Experiment chaotic =
        new Experiment(
            "chaotic",
            new Dataset(
                new double[][] {{-1, 2}, {0.5, -1}, {2, 1}, {1, -2}},
                new double[][] {{1}, {-1}, {2}, {-2}}),
            new NetworkSpec(
                2,
                List.of(
                    new LayerSpec(3, Activation.TANH, true),
                    new LayerSpec(1, Activation.IDENTITY, true)),
                Loss.HALF_SQUARED_ERROR,
                Reduction.MEAN),
            new Initializer.Xavier(3),
            new TrainingSpec(
                new UpdaterSpec.Sgd(0.45), 400, OptionalInt.empty(), OptionalLong.empty()),
            ConvergenceRule.DEFAULT,
            Precision.FLOAT64);
    try (Dl4jTrainer twin = new Dl4jTrainer(chaotic)) {
      RunResult result = run(chaotic, () -> HandrolledNetwork.of(chaotic), twin, 1);
      assertThat(result.drift()).isGreaterThan(1e-6);
      assertThat(result.drifted().ofSpread().orElseThrow()).isLessThan(4);
      assertThat(result.verdict()).isEqualTo(Verdict.MATCH);
      assertThat(result.driftsThoughRight()).isFalse();
    }
  }

  @Test
  void matchesWhereDriftIsBeyondTheSpreadButEverySingleStepIsRight() {
    RunResult result = plant(experiment(0.5, 800), Bug.ROUNDS_UP);
    assertThat(result.drifted().ofSpread().orElseThrow()).isGreaterThan(4);
    assertThat(result.verdict()).isEqualTo(Verdict.MATCH);
    assertThat(result.driftsThoughRight()).isTrue();
    assertThat(VerdictText.of(result).facts()).anyMatch(line -> line.contains("beyond the spread"));
  }

  @Test
  void takesASubjectThatComputesInFloat32ForWrongWhereFloat64IsExpected() {
    Experiment experiment = experiment(0.5, 20);
    Experiment coarse = InPrecision.of(Precision.FLOAT32, experiment);
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      RunResult result = run(experiment, () -> HandrolledNetwork.of(coarse), twin, 1);
      assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
      assertThat(result.divergence().orElseThrow().path())
          .isEqualTo("step 0 › 0_z pre-activation › [0,0]");
      assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.SUBJECT);
    }
  }

  @Test
  void findsAPlantedBugInFloat32() {
    RunResult result =
        plant(InPrecision.of(Precision.FLOAT32, experiment(0.5, 20)), Bug.WRONG_RATE);
    assertThat(result.divergence().orElseThrow().path())
        .isEqualTo("step 0 › 2_W updated parameter › [0,0]");
    assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.SUBJECT);
  }

  @Test
  void comparesOnlyEveryNthStepWhenAskedTo() {
    Experiment experiment = experiment(0.5, 100);
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      RunResult result = run(experiment, () -> HandrolledNetwork.of(experiment), twin, 30);
      assertThat(result.comparedSteps()).isEqualTo(4);
      assertThat(result.steps()).isEqualTo(100);
      assertThat(result.verdict()).isEqualTo(Verdict.MATCH);
    }
  }

  /** The twin with one wrong number in the gradient of one step. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Corrupted(Trainer twin, int at, int[] steps) implements Trainer {
    Corrupted(Trainer twin, int at) {
      this(twin, at, new int[1]);
    }

    @Override
    public String name() {
      return twin.name();
    }

    @Override
    public void load(Parameters parameters) {
      twin.load(parameters);
    }

    @Override
    public Parameters parameters() {
      return twin.parameters();
    }

    @Override
    public void step(Batch batch) {
      twin.step(batch);
    }

    @Override
    public void step(Batch batch, StepTrace trace) {
      twin.step(batch, trace);
      if (steps[0]++ == at) {
        trace.gradients().values()[trace.gradients().layout().tensor("1_W").offset() + 2] *=
            1 + 1e-9;
      }
    }

    @Override
    public double[][] predict(double[][] inputs) {
      return twin.predict(inputs);
    }

    @Override
    public void close() {
      twin.close();
    }
  }
}
