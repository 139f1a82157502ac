package dev.gradtwin.compare.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.oracle.RandomExperiments;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DiagnosisTest {
  /** XOR, with what a mistake needs to be possible. */
  static Experiment xor(Precision precision, Cause... causes) {
    List<Cause> all = List.of(causes);
    boolean bias = all.stream().anyMatch(cause -> cause.code().startsWith("bias"));
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(new LayerSpec(2, Activation.SIGMOID, bias));
    if (all.contains(Cause.LAYERS_SWAPPED)) {
      layers.add(new LayerSpec(2, Activation.SIGMOID, bias));
    }
    layers.add(new LayerSpec(1, Activation.SIGMOID, bias));
    Experiment xor = Experiment.xor();
    return new Experiment(
        xor.name(),
        xor.data(),
        new NetworkSpec(2, layers, xor.network().loss(), xor.network().reduction()),
        xor.initialization(),
        xor.training(),
        xor.convergence(),
        precision);
  }

  private static List<Finding> planted(Precision precision, Cause... causes) {
    Experiment experiment = xor(precision, causes);
    return new Diagnosis(experiment, new PlantedNetwork(experiment, List.of(causes))).findings();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"UNKNOWN", "WRONG_UPDATER_FORMULA", "WRONG_REGULARIZATION"},
      mode = Mode.EXCLUDE)
  void namesAPlantedMistakeAndNoOther(Cause cause) throws IOException {
    List<Finding> findings = planted(Precision.FLOAT64, cause);
    assertThat(findings).extracting(Finding::cause).containsExactly(cause);
    Finding finding = findings.get(0);
    assertThat(finding.confidence()).isGreaterThan(0.4);
    NetworkSpec network = xor(Precision.FLOAT64, cause).network();
    assertThat(Files.readString(Path.of("..", "docs", "diagnosis.md")))
        .contains("### `" + cause.code() + "`\n\n" + cause.sentence())
        .contains("as it is   " + finding.formulas().get(0).text(network))
        .contains("should be  " + Formula.right(finding.place()).text(network))
        .contains("Look for " + cause.lookFor());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "UNKNOWN",
        "SINGLE_PRECISION_ARITHMETIC",
        "WRONG_UPDATER_FORMULA",
        "WRONG_REGULARIZATION"
      },
      mode = Mode.EXCLUDE)
  void namesAPlantedMistakeInFloat32(Cause cause) {
    assertThat(planted(Precision.FLOAT32, cause)).extracting(Finding::cause).containsExactly(cause);
  }

  @ParameterizedTest
  @CsvSource({
    "TRANSPOSED, WRONG_LEARNING_RATE",
    "ACTIVATION_DERIVATIVE_MISSING, CONSTANT_FACTOR",
    "LOSS_GRADIENT_AT_TARGETS_SWAPPED, UPDATED_WEIGHTS_IN_BACKWARD",
    "BIAS_IGNORED_IN_FORWARD, ACTIVATION_DERIVATIVE_TWICE",
    "WRONG_ACTIVATION_IN_FORWARD, SINGLE_EXAMPLE_ONLY"
  })
  void findsBothOfTwo(Cause one, Cause other) {
    assertThat(planted(Precision.FLOAT64, one, other))
        .extracting(Finding::cause)
        .containsExactlyInAnyOrder(one, other);
  }

  /** In one formula: the delta of the hidden layer has neither f′ nor the right weights. */
  @Test
  void findsBothOfTwoInOneFormula() {
    assertThat(
            planted(
                Precision.FLOAT64,
                Cause.ACTIVATION_DERIVATIVE_MISSING,
                Cause.UPDATED_WEIGHTS_IN_BACKWARD))
        .extracting(Finding::cause)
        .containsExactlyInAnyOrder(
            Cause.ACTIVATION_DERIVATIVE_MISSING, Cause.UPDATED_WEIGHTS_IN_BACKWARD);
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingInCorrectPrograms(Precision precision) {
    for (long seed = 0; seed < 40; seed++) {
      Experiment experiment = RandomExperiments.of(seed, 6, precision);
      try (Trainer byHand = HandrolledNetwork.of(experiment)) {
        assertThat(new Diagnosis(experiment, byHand).findings()).as(experiment.name()).isEmpty();
      }
    }
    for (long seed = 40; seed < 46; seed++) {
      Experiment experiment = RandomExperiments.of(seed, 6, precision);
      try (Trainer twin = new Dl4jTrainer(experiment)) {
        assertThat(new Diagnosis(experiment, twin).findings()).as(experiment.name()).isEmpty();
      }
    }
  }

  @Test
  void callsWhatNobodyKnowsUnknownAndTellsTheFacts() {
    Experiment experiment = xor(Precision.FLOAT64);
    Trainer odd =
        new PlantedNetwork(experiment, List.of()) {
          @Override
          public void step(Batch batch, StepTrace trace) {
            super.step(batch, trace);
            trace.gradients().values()[1] *= 1 + 1e-9 * batch.inputs()[0];
          }
        };
    List<Finding> findings = new Diagnosis(experiment, odd).findings();
    assertThat(findings.get(0).cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(findings.get(0).place().words()).isEqualTo("0_W gradient");
    assertThat(findings.get(0).confidence()).isZero();
    assertThat(findings.get(0).facts())
        .contains("1 of 4 elements are wrong", "only in rows 0", "only in columns 1");
  }

  @Test
  void takesNoiseForNoMistakeThatItKnows() {
    Experiment experiment = xor(Precision.FLOAT64);
    Trainer noisy =
        new PlantedNetwork(experiment, List.of()) {
          @Override
          public void step(Batch batch, StepTrace trace) {
            super.step(batch, trace);
            for (double[] values : List.of(trace.a(0), trace.gradients().values())) {
              for (int k = 0; k < values.length; k++) {
                values[k] *= 1 + 2e-15 * ((k * 7) % 5);
              }
            }
          }
        };
    assertThat(new Diagnosis(experiment, noisy).findings())
        .isNotEmpty()
        .extracting(Finding::cause)
        .containsOnly(Cause.UNKNOWN);
  }

  @Test
  void infersDeltasThatAreNotToldBesideWrongBiasGradients() {
    Experiment experiment = xor(Precision.FLOAT64, Cause.BIAS_GRADIENT_NOT_SUMMED);
    Trainer silent =
        new PlantedNetwork(
            experiment,
            List.of(Cause.ACTIVATION_DERIVATIVE_MISSING, Cause.BIAS_GRADIENT_NOT_SUMMED)) {
          @Override
          public void step(Batch batch, StepTrace trace) {
            super.step(batch, trace);
            trace.tells(Quantity.DELTAS, false);
          }
        };
    assertThat(new Diagnosis(experiment, silent).findings())
        .extracting(Finding::cause)
        .containsExactlyInAnyOrder(
            Cause.ACTIVATION_DERIVATIVE_MISSING, Cause.BIAS_GRADIENT_NOT_SUMMED);
  }

  @Test
  void namesThePlaceOfWhatIsNotANumber() {
    Experiment experiment = xor(Precision.FLOAT64);
    Trainer notANumber =
        new PlantedNetwork(experiment, List.of()) {
          @Override
          public void step(Batch batch, StepTrace trace) {
            super.step(batch, trace);
            trace.gradients().values()[1] = Double.NaN;
          }
        };
    List<Finding> findings = new Diagnosis(experiment, notANumber).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).place().words()).isEqualTo("0_W gradient");
    assertThat(findings.get(0).facts())
        .containsExactly("it is not a number, where the right one is");
  }
}
