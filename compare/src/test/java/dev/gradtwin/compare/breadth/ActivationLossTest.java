package dev.gradtwin.compare.breadth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationLossTest {
  private static final int EPOCHS = 34; // of three steps: the last batch is shorter

  @ParameterizedTest
  @EnumSource
  void everyPairTrainsInLockStepForAHundredSteps(Activation f) {
    assertThat(differences(f, Precision.FLOAT64, EPOCHS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void inSinglePrecisionAsWell(Activation f) {
    assertThat(differences(f, Precision.FLOAT32, 5)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyLossWithMasksAndItsLabelWeights(Loss loss) {
    for (Activation f : List.of(Activation.SIGMOID, Activation.SOFTPLUS)) {
      TrainingSpec training =
          new TrainingSpec(new UpdaterSpec.Sgd(0.02), 10, OptionalInt.of(3), OptionalLong.empty());
      Experiment masked =
          Breadth.masked(
              Breadth.dropped(
                  Breadth.experiment(f + "," + loss, f, loss, training, Precision.FLOAT64)));
      Experiment experiment = loss.takesWeights() ? Breadth.weighted(masked) : masked;
      RunResult result = Breadth.run(experiment);
      assertThat(result.verdict())
          .as("%s %s", result.divergence(), result.judgement())
          .isEqualTo(Verdict.MATCH);
    }
  }

  private static List<String> differences(Activation f, Precision precision, int epochs) {
    List<String> differences = new ArrayList<>();
    double rate = f == Activation.CUBE ? 2e-4 : 0.02; // a cube runs away at larger ones
    TrainingSpec training =
        new TrainingSpec(
            new UpdaterSpec.Sgd(rate), epochs, OptionalInt.of(2), OptionalLong.empty());
    for (Loss loss : Loss.values()) {
      String name = f + " and " + loss;
      RunResult result = Breadth.run(Breadth.experiment(name, f, loss, training, precision));
      if (result.verdict() != Verdict.MATCH) {
        differences.add(name + ": " + result.divergence() + " " + result.judgement());
      }
    }
    return differences;
  }
}
