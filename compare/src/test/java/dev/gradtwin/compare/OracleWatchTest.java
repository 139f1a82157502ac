package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.PlantedTrainer.Bug;
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
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OracleWatchTest {
  private static Experiment xor(int epochs) {
    Experiment xor = Experiment.xor();
    return new Experiment(
        xor.name(),
        xor.data(),
        xor.network(),
        xor.initialization(),
        new TrainingSpec(
            xor.training().updater(), epochs, OptionalInt.empty(), OptionalLong.empty()),
        xor.convergence(),
        xor.precision());
  }

  /** One step of sigmoid 150-30-10 on 3 rows: 4,840 parameters. */
  private static Experiment wide() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] inputs = new double[3][150];
    double[][] targets = new double[3][10];
    for (int n = 0; n < 3; n++) {
      for (int i = 0; i < 150; i++) {
        inputs[n][i] = random.nextDouble();
      }
      targets[n][n] = 1;
    }
    return new Experiment(
        "wide",
        new Dataset(inputs, targets),
        new NetworkSpec(
            150,
            List.of(
                new LayerSpec(30, Activation.SIGMOID, true),
                new LayerSpec(10, Activation.SIGMOID, true)),
            Loss.MEAN_SQUARED_ERROR,
            Reduction.MEAN),
        new Initializer.Xavier(1),
        new TrainingSpec(new UpdaterSpec.Sgd(0.1), 1, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }

  private static RunResult run(
      Experiment experiment, Supplier<Trainer> subject, Trainer twin, OracleMode mode) {
    return new LockStep(experiment, Pairing.withTwin(subject.get(), subject.get(), twin), 1, mode)
        .run(step -> {});
  }

  private static TensorCheck gradient(RunResult result, String tensor) {
    return result.oracle().orElseThrow().tensors().stream()
        .filter(t -> t.stage() == Stage.GRADIENT && t.tensor().equals(tensor))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void holdsEveryNumberOfASmallRunAgainstItsExactValue() {
    Experiment experiment = xor(20);
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      RunResult result =
          run(experiment, () -> HandrolledNetwork.of(experiment), twin, OracleMode.ALWAYS);
      assertThat(result.verdict()).isEqualTo(Verdict.MATCH);
      OracleCheck check = result.oracle().orElseThrow();
      assertThat(check.complete()).isTrue();
      assertThat(check.steps()).isEqualTo(20);
      assertThat(check.tensors()).noneMatch(t -> t.subjectWrong() || t.referenceWrong());
      int forward = 4 * (2 + 2 + 1 + 1) + 1;
      int parameters = 4 + 2;
      boolean deltas = check.tensors().stream().anyMatch(t -> t.stage() == Stage.DELTA);
      assertThat(check.elements())
          .isEqualTo(20L * (forward + (deltas ? 4 * (2 + 1) : 0) + 2 * parameters));
      assertThat(VerdictText.of(result).facts())
          .anyMatch(line -> line.contains("values of 20 steps: both sides right"))
          .allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void findsWhatBothSidesHaveWrongInTheSameWayOnlyWhenAskedAlways() {
    Experiment experiment = xor(20);
    Supplier<Trainer> wrong =
        () -> new PlantedTrainer(experiment, Bug.DERIVATIVE_MISSING_IN_HIDDEN_LAYER);
    RunResult agree = run(experiment, wrong, wrong.get(), OracleMode.DIVERGENCE);
    assertThat(agree.verdict()).isEqualTo(Verdict.MATCH);
    assertThat(agree.oracle()).isEmpty();

    RunResult result = run(experiment, wrong, wrong.get(), OracleMode.ALWAYS);
    assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(result.divergence().orElseThrow().path()).isEqualTo("step 0 › 0_W gradient › [0,0]");
    assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.BOTH);
    assertThat(result.divergedSteps()).isEqualTo(20);
    assertThat(gradient(result, "1_W").subjectWrong()).isFalse();
    assertThat(gradient(result, "0_W").subjectWrong()).isTrue();
    assertThat(gradient(result, "0_W").referenceWrong()).isTrue();
    assertThat(VerdictText.of(result).facts())
        .anyMatch(line -> line.contains("they agree, and are wrong"))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void seesAWrongElementFarFromTheDivergence() {
    Experiment experiment = wide();
    Supplier<Trainer> subject =
        () ->
            Tampered.gradient(
                Tampered.gradient(HandrolledNetwork.of(experiment), "1_W", 0, 1e-3),
                "0_W",
                125 * 30 + 20,
                1e-3);
    RunResult result =
        run(experiment, subject, HandrolledNetwork.of(experiment), OracleMode.DIVERGENCE);
    assertThat(result.divergence().orElseThrow().path()).isEqualTo("step 0 › 1_W gradient › [0,0]");
    TensorCheck far = gradient(result, "0_W");
    assertThat(far.complete()).isFalse();
    assertThat(far.directions()).isEqualTo(3);
    assertThat(far.missesOneElement()).isEqualTo(0.125);
    assertThat(far.subjectWrong()).isTrue();
    assertThat(far.referenceWrong()).isFalse();
    assertThat(gradient(result, "1_b").complete()).isTrue();
    assertThat(gradient(result, "1_b").subjectWrong()).isFalse();
    assertThat(VerdictText.of(result).facts())
        .anyMatch(line -> line.contains("hand-written wrong in"))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void halvesAWrongDirectionDownToTheElementThatBothSidesHaveWrong() {
    Experiment experiment = wide();
    Supplier<Trainer> wrong =
        () -> Tampered.gradient(HandrolledNetwork.of(experiment), "0_W", 125 * 30 + 20, 1e-3);
    RunResult result = run(experiment, wrong, wrong.get(), OracleMode.ALWAYS);
    assertThat(result.divergence().orElseThrow().path())
        .isEqualTo("step 0 › 0_W gradient › [125,20]");
    assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.BOTH);
  }

  @Test
  void blamesTheTwinForItsOwnFault() {
    Experiment experiment = xor(3);
    Trainer twin = Tampered.gradient(HandrolledNetwork.of(experiment), "0_W", 3, 1e-9);
    RunResult result =
        run(experiment, () -> HandrolledNetwork.of(experiment), twin, OracleMode.DIVERGENCE);
    assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.REFERENCE);
    assertThat(result.oracle().orElseThrow().complete()).isTrue();
    assertThat(gradient(result, "0_W").referenceWrong()).isTrue();
    assertThat(gradient(result, "0_W").subjectWrong()).isFalse();
  }

  @Test
  void affordsTheClassicNetworkAndRefusesALongRunOfIt() {
    assertThat(OracleWatch.affordable(OracleWatch.secondsOfAlways(xor(1000), 1))).isTrue();
    assertThat(OracleWatch.affordable(OracleWatch.secondsOfAlways(xor(1_000_000), 1))).isFalse();
    assertThat(OracleWatch.affordable(OracleWatch.secondsOfAlways(xor(1_000_000), 1000))).isTrue();
  }
}
