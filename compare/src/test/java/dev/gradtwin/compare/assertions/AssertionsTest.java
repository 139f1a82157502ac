package dev.gradtwin.compare.assertions;

import static dev.gradtwin.compare.assertions.GradtwinAssertions.assertThatGradient;
import static dev.gradtwin.compare.assertions.GradtwinAssertions.assertThatTrainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.compare.subject.Conventions;
import dev.gradtwin.compare.subject.RecordedTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class AssertionsTest {
  private static final Experiment XOR = Experiment.xor().withEpochs(50);

  @Test
  void aCorrectTrainerPasses() {
    assertThatTrainer(HandrolledNetwork::of).on(XOR).isCorrect().matchesDl4j();
  }

  @Test
  void aTrainerIsAskedAsItIs() {
    assertThatTrainer(HandrolledNetwork.of(XOR)).on(XOR).isCorrect();
  }

  @Test
  void aWrongTrainerFailsWithItsDiagnosis() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThatTrainer(AssertionsTest::transposed).on(XOR).isCorrect())
        .withMessageContaining("MISMATCH  step 0 › 0_W gradient › [0,1]")
        .withMessageContaining("DIAGNOSIS  transposed in 0_W gradient")
        .withMessageContaining("look for")
        .withMessageContaining(
            "java -jar compare.jar check --trace target/gradtwin/xor-hand-written.jsonl");
  }

  @Test
  void whatAFailureLeavesBehindShowsItAgain() {
    assertThatThrownBy(() -> assertThatTrainer(AssertionsTest::transposed).on(XOR).isCorrect())
        .isInstanceOf(AssertionError.class);
    try (RecordedTrainer recorded =
        RecordedTrainer.open("target/gradtwin/xor-hand-written.jsonl", XOR, Conventions.NONE)) {
      assertThatThrownBy(() -> assertThatTrainer(recorded).on(XOR).isCorrect())
          .hasMessageContaining("MISMATCH  step 0 › 0_W gradient › [0,1]");
    }
  }

  private static PlantedNetwork transposed(Experiment experiment) {
    return new PlantedNetwork(experiment, List.of(Cause.TRANSPOSED));
  }

  @Test
  void aGradientIsJudgedAtOnePoint() {
    Parameters theta = InitialParameters.draw(XOR);
    Batch batch = new Batches(XOR).next();
    assertThatGradient(AssertionsTest::right)
        .at(theta)
        .on(batch)
        .ofNetwork(XOR.network())
        .isCorrect()
        .matchesDl4j();
    assertThatThrownBy(
            () ->
                assertThatGradient((p, b) -> halved(right(p, b)))
                    .as("my gradient")
                    .at(theta)
                    .on(batch)
                    .ofNetwork(XOR.network())
                    .isCorrect())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[my gradient]")
        .hasMessageContaining("step 0 › 1_W gradient › [0,0]");
  }

  @Test
  void aGradientIsJudgedAlongATraining() {
    assertThatGradient(AssertionsTest::right).on(XOR).isCorrect();
  }

  private static Parameters right(Parameters theta, Batch batch) {
    StepTrace trace = new StepTrace(XOR.network());
    try (HandrolledNetwork network = HandrolledNetwork.of(XOR)) {
      network.load(theta);
      network.step(batch, trace);
    }
    return trace.gradients();
  }

  private static Parameters halved(Parameters gradient) {
    for (int k = 0; k < gradient.values().length; k++) {
      gradient.values()[k] /= 2;
    }
    return gradient;
  }

  @Test
  void softAssertionsTellAll() {
    GradtwinSoftAssertions softly = new GradtwinSoftAssertions();
    softly.assertThatTrainer(AssertionsTest::transposed).on(XOR).isCorrect();
    softly.assertThatGradient((p, b) -> halved(right(p, b))).on(XOR).isCorrect();
    softly.assertThat(1).isEqualTo(1);
    assertThat(softly.assertionErrorsCollected()).hasSize(2);
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> assertThatTrainer(HandrolledNetwork::of).isCorrect())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected on(experiment) before");
  }

  @ParameterizedTest
  @ExperimentSource(seed = 1, count = 30)
  void aCorrectTrainerPassesOnRandomNetworks(Experiment experiment) {
    assertThatTrainer(HandrolledNetwork::of).on(experiment).isCorrect();
  }

  @ParameterizedTest
  @ExperimentSource(seed = 17, count = 1)
  void aSeedRepeatsItsExperiment(Experiment experiment) {
    assertThat(experiment).isEqualTo(RandomExperiments.of(17));
    assertThat(experiment.name()).isEqualTo("random 17");
  }
}
