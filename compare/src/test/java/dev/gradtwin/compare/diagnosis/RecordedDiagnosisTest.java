package dev.gradtwin.compare.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.compare.oracle.UpdateHistory;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that were recorded: nobody can ask for other steps. */
class RecordedDiagnosisTest {
  private static final int STEPS = 6;

  /** Refuses every step. */
  private static final class Gone extends PlantedNetwork {
    Gone(Experiment experiment) {
      super(experiment, List.of());
    }

    @Override
    public void load(Parameters parameters) {
      throw new UnsupportedOperationException("over");
    }
  }

  private static List<Finding> recorded(Cause cause, Set<Quantity> told) {
    Experiment experiment = DiagnosisTest.xor(Precision.FLOAT64, cause);
    Hiding trainer = Hiding.planted(experiment, List.of(cause), told);
    trainer.load(InitialParameters.draw(experiment));
    Diagnosis diagnosis = new Diagnosis(experiment, new Gone(experiment));
    Batches batches = new Batches(experiment);
    for (int k = 0; k < STEPS; k++) {
      Parameters before = trainer.parameters();
      Batch batch = batches.next().copy();
      StepTrace trace = new StepTrace(experiment.network());
      trainer.step(batch, trace);
      diagnosis.recorded(
          OptionalLong.of(k), k == 1, before, batch, trace, UpdateHistory.none(experiment));
    }
    return diagnosis.findings();
  }

  static Stream<Arguments> planted() {
    return UntoldTest.told().stream()
        .flatMap(
            told ->
                EnumSet.complementOf(
                        EnumSet.of(
                            Cause.UNKNOWN, Cause.WRONG_UPDATER_FORMULA, Cause.WRONG_REGULARIZATION))
                    .stream()
                    .filter(cause -> UntoldTest.shows(cause, told, Precision.FLOAT64))
                    .map(cause -> Arguments.of(told, cause)));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void namesTheMistakeAlsoWhereItNeedsTheStepBefore(Set<Quantity> told, Cause cause) {
    List<Finding> findings = recorded(cause, told);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).names()).extracting(Variation::cause).contains(cause);
    if (cause != Cause.LOSS_GRADIENT_AT_TARGETS_SWAPPED) {
      assertThat(findings.get(0).cause()).isEqualTo(cause);
    }
  }

  @Test
  void takesStepsThatDoNotFollowEachOtherForUnrelated() {
    Experiment experiment = Experiment.xor();
    Diagnosis diagnosis = new Diagnosis(experiment, new Gone(experiment));
    Hiding trainer =
        Hiding.planted(experiment, List.of(Cause.MOMENTUM_ADDED), EnumSet.allOf(Quantity.class));
    trainer.load(InitialParameters.draw(experiment));
    Batch batch = new Batches(experiment).next().copy();
    for (int k = 0; k < STEPS; k++) {
      Parameters before = trainer.parameters();
      StepTrace trace = new StepTrace(experiment.network());
      trainer.step(batch, trace);
      diagnosis.recorded(
          OptionalLong.of(2L * k), k == 1, before, batch, trace, UpdateHistory.none(experiment));
    }
    assertThat(diagnosis.findings()).extracting(Finding::cause).containsOnly(Cause.UNKNOWN);
  }
}
