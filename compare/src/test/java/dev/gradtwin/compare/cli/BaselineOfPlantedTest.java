package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.Diagnosed;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.compare.baseline.Baseline;
import dev.gradtwin.compare.baseline.BaselineRecorder;
import dev.gradtwin.compare.baseline.Environment;
import dev.gradtwin.compare.baseline.Recorded;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.compare.subject.RecordedTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a good baseline says of a build that has become wrong, for each mistake that there is. */
class BaselineOfPlantedTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"UNKNOWN", "WRONG_UPDATER_FORMULA", "WRONG_REGULARIZATION"})
  void namesWhatChanged(Cause cause) {
    Experiment experiment = experiment(cause);
    Baseline baseline = record(experiment);
    assertThat(verify(baseline, HandrolledNetwork.of(experiment), HandrolledNetwork.of(experiment)))
        .returns(Verdict.MATCH, RunResult::verdict);
    List<Cause> planted = List.of(cause);
    RunResult result =
        verify(
            baseline,
            new PlantedNetwork(experiment, planted),
            new PlantedNetwork(experiment, planted));
    assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(result.diagnosis()).isNotEmpty();
    Diagnosed first = result.diagnosis().get(0);
    assertThat(first.side()).isEqualTo(WrongSide.SUBJECT);
    assertThat(first.finding().cause()).isEqualTo(cause);
  }

  private Baseline record(Experiment experiment) {
    String file = directory.resolve("b.jsonl").toString();
    Baseline baseline =
        new Baseline(file, Recorded.HANDROLLED, "hand-written", Environment.current(), experiment);
    try (OutputFile output = OutputFile.open(file);
        Trainer trainer = HandrolledNetwork.of(experiment)) {
      new BaselineRecorder(baseline, trainer).record(output, step -> {});
    }
    return Baseline.open(file);
  }

  private static RunResult verify(Baseline baseline, Trainer free, Trainer resynchronised) {
    try (RecordedTrainer recorded = baseline.steps()) {
      Pairing pairing =
          new Pairing(
              recorded,
              free,
              resynchronised,
              false,
              SideName.subject("hand-written"),
              SideName.BASELINE);
      return new LockStep(baseline.experiment(), pairing, 1, OracleMode.DIVERGENCE).run(step -> {});
    }
  }

  private static Experiment experiment(Cause cause) {
    boolean bias = Planting.needsBiases(cause);
    LayerSpec hidden = new LayerSpec(2, Activation.SIGMOID, bias);
    List<LayerSpec> layers = new ArrayList<>();
    for (int k = 0; k < Planting.hiddenLayers(List.of(cause), hidden, 2); k++) {
      layers.add(hidden);
    }
    layers.add(new LayerSpec(1, Activation.SIGMOID, bias));
    return Experiment.xor()
        .withEpochs(40)
        .with(new NetworkSpec(2, layers, Loss.HALF_SQUARED_ERROR, Reduction.SUM));
  }
}
