package dev.gradtwin.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static Experiment experiment(OptionalInt batchSize, OptionalLong shuffleSeed) {
    double[][] inputs = {{0}, {1}, {2}, {3}, {4}};
    double[][] targets = {{0}, {10}, {20}, {30}, {40}};
    return experiment(new Dataset(inputs, targets), batchSize, shuffleSeed, Precision.FLOAT64);
  }

  private static Experiment experiment(
      Dataset data, OptionalInt batchSize, OptionalLong shuffleSeed, Precision precision) {
    Experiment xor = Experiment.xor();
    NetworkSpec network =
        new NetworkSpec(1, xor.network().layers(), xor.network().loss(), xor.network().reduction());
    TrainingSpec training = new TrainingSpec(xor.training().updater(), 1, batchSize, shuffleSeed);
    return new Experiment(
        "rows", data, network, xor.initialization(), training, xor.convergence(), precision);
  }

  /** The inputs of one epoch; checks that each target stays with its input. */
  private static List<Double> epoch(Batches batches, int steps) {
    List<Double> rows = new ArrayList<>();
    for (int k = 0; k < steps; k++) {
      Batch batch = batches.next();
      for (int n = 0; n < batch.rows(); n++) {
        assertThat(batch.targets()[n]).isEqualTo(10 * batch.inputs()[n]);
        rows.add(batch.inputs()[n]);
      }
    }
    return rows;
  }

  @Test
  void takesAllRowsAtOnceWhereNoSizeIsGiven() {
    Experiment experiment = experiment(OptionalInt.empty(), OptionalLong.empty());
    assertThat(experiment.stepsPerEpoch()).isEqualTo(1);
    assertThat(new Batches(experiment).next().inputs()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void keepsTheOrderOfTheDataAndMakesTheLastBatchShorter() {
    Experiment experiment = experiment(OptionalInt.of(2), OptionalLong.empty());
    Batches batches = new Batches(experiment);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(batches.next().inputs()).containsExactly(0, 1);
      assertThat(batches.next().inputs()).containsExactly(2, 3);
      assertThat(batches.next().inputs()).containsExactly(4);
    }
  }

  @Test
  void shufflesAnewEveryEpochAndUsesEveryRowOnce() {
    Experiment experiment = experiment(OptionalInt.of(2), OptionalLong.of(1));
    Batches batches = new Batches(experiment);
    List<Double> first = epoch(batches, 3);
    List<Double> second = epoch(batches, 3);
    assertThat(first).containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0, 4.0).isNotEqualTo(second);
    assertThat(second).containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(epoch(new Batches(experiment), 3)).as("the same seed again").isEqualTo(first);
    assertThat(epoch(new Batches(experiment(OptionalInt.of(2), OptionalLong.of(2))), 3))
        .isNotEqualTo(first);
  }

  @Test
  void roundsInputsAndTargetsToThePrecisionInEveryEpoch() {
    Dataset tenths = new Dataset(new double[][] {{0.1}}, new double[][] {{0.2}});
    Batches batches =
        new Batches(experiment(tenths, OptionalInt.empty(), OptionalLong.of(1), Precision.FLOAT32));
    for (int epoch = 0; epoch < 3; epoch++) {
      Batch batch = batches.next();
      assertThat(batch.inputs()).containsExactly(0.1f);
      assertThat(batch.targets()).containsExactly(0.2f);
    }
  }
}
