package dev.gradtwin.compare.diagnosis;

import static dev.gradtwin.train.Quantity.ACTIVATIONS;
import static dev.gradtwin.train.Quantity.GRADIENTS;
import static dev.gradtwin.train.Quantity.LOSS;
import static dev.gradtwin.train.Quantity.PARAMETERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.compare.oracle.RandomExperiments;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Quantity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainers that tell little: what shows in what they tell is found, and never misnamed. */
class UntoldTest {
  private static final Set<Cause> OF_UPDATE =
      EnumSet.of(
          Cause.SIGN_FLIPPED,
          Cause.WRONG_LEARNING_RATE,
          Cause.UPDATE_APPLIED_TWICE,
          Cause.WEIGHT_DECAY_ADDED,
          Cause.MOMENTUM_ADDED);

  static List<Set<Quantity>> told() {
    return List.of(
        EnumSet.of(GRADIENTS),
        EnumSet.of(PARAMETERS),
        EnumSet.of(GRADIENTS, PARAMETERS),
        EnumSet.of(GRADIENTS, LOSS, ACTIVATIONS));
  }

  static Stream<Arguments> planted() {
    return told().stream()
        .flatMap(
            told ->
                Stream.of(Precision.values())
                    .flatMap(
                        precision ->
                            EnumSet.complementOf(
                                    EnumSet.of(
                                        Cause.UNKNOWN,
                                        Cause.WRONG_UPDATER_FORMULA,
                                        Cause.WRONG_REGULARIZATION))
                                .stream()
                                .map(cause -> Arguments.of(told, precision, cause))));
  }

  private static List<Finding> findings(Set<Quantity> told, Precision precision, Cause... causes) {
    Experiment experiment = DiagnosisTest.xor(precision, causes);
    return new Diagnosis(experiment, Hiding.planted(experiment, List.of(causes), told)).findings();
  }

  /** What shows in nothing that was told is no mistake of what was told. */
  static boolean shows(Cause cause, Set<Quantity> told, Precision precision) {
    return switch (cause) {
      case WRONG_LOSS -> told.contains(LOSS);
      case SINGLE_PRECISION_ARITHMETIC -> precision == Precision.FLOAT64;
      default -> told.contains(PARAMETERS) || !OF_UPDATE.contains(cause);
    };
  }

  @ParameterizedTest
  @MethodSource("planted")
  void namesWhatShows(Set<Quantity> told, Precision precision, Cause cause) {
    List<Finding> findings = findings(told, precision, cause);
    if (!shows(cause, told, precision)) {
      assertThat(findings).isEmpty();
      return;
    }
    assertThat(findings).hasSize(1);
    if (cause == Cause.LOSS_GRADIENT_AT_TARGETS_SWAPPED) {
      assertThat(findings.get(0).names())
          .extracting(Variation::cause)
          .containsExactly(Cause.SIGN_FLIPPED, cause); // one function, wherever it is told
    } else {
      assertThat(findings.get(0).cause()).isEqualTo(cause);
    }
  }

  @Test
  void placesAMistakeInTheForwardPassThereAndProvesItWhereSomethingWasTold() {
    Finding finding =
        findings(EnumSet.of(GRADIENTS), Precision.FLOAT64, Cause.WRONG_ACTIVATION_IN_FORWARD)
            .get(0);
    assertThat(finding.place().words()).isEqualTo("0_a activation");
    assertThat(finding.proof().place().words()).endsWith("gradient");
    assertThat(finding.proof().wrongNumbers()).isGreaterThan(10);
    assertThat(finding.proof().told()).isNotEqualTo(finding.proof().right());
  }

  @Test
  void namesBothTheUpdateAndTheGradientsWhereEitherGivesTheParameters() {
    Finding finding =
        findings(EnumSet.of(PARAMETERS), Precision.FLOAT64, Cause.UPDATE_APPLIED_TWICE).get(0);
    assertThat(finding.names())
        .extracting(Variation::cause)
        .contains(Cause.WRONG_LEARNING_RATE, Cause.CONSTANT_FACTOR);
    assertThat(finding.confidence()).isLessThan(0.5);
  }

  @Test
  void findsBothOfTwo() {
    assertThat(
            findings(
                EnumSet.of(GRADIENTS),
                Precision.FLOAT64,
                Cause.ACTIVATION_DERIVATIVE_MISSING,
                Cause.SINGLE_PRECISION_ARITHMETIC))
        .extracting(Finding::cause)
        .containsExactlyInAnyOrder(
            Cause.ACTIVATION_DERIVATIVE_MISSING, Cause.SINGLE_PRECISION_ARITHMETIC);
    assertThat(
            findings(
                EnumSet.of(GRADIENTS, PARAMETERS),
                Precision.FLOAT64,
                Cause.BIAS_IGNORED_IN_FORWARD,
                Cause.WRONG_LEARNING_RATE))
        .extracting(Finding::cause)
        .containsExactlyInAnyOrder(Cause.BIAS_IGNORED_IN_FORWARD, Cause.WRONG_LEARNING_RATE);
  }

  @ParameterizedTest
  @MethodSource("told")
  void findsNothingInCorrectPrograms(Set<Quantity> told) {
    for (Precision precision : Precision.values()) {
      for (long seed = 0; seed < 30; seed++) {
        Experiment experiment = RandomExperiments.of(seed, 6, precision);
        assertThat(
                new Diagnosis(experiment, new Hiding(HandrolledNetwork.of(experiment), told))
                    .findings())
            .as(experiment.name())
            .isEmpty();
      }
    }
  }
}
