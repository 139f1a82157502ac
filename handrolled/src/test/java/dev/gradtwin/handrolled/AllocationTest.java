package dev.gradtwin.handrolled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AllocationTest {
  @Test
  void trainingAllocatesNothingOnceItRuns() {
    assertThat(bytesOf(Experiment.xor())).isZero();
  }

  @Test
  void noneInShuffledMiniBatchesOfAnyActivationEither() {
    Experiment xor = Experiment.xor();
    Experiment deep =
        new Experiment(
            "deep",
            new Dataset(new double[][] {{0, 0}, {0, 1}, {1, 0}}, new double[][] {{0}, {1}, {1}}),
            new NetworkSpec(
                2,
                List.of(
                    new LayerSpec(3, Activation.TANH, true),
                    new LayerSpec(2, Activation.RELU, true),
                    new LayerSpec(1, Activation.IDENTITY, true)),
                Loss.MEAN_SQUARED_ERROR,
                Reduction.MEAN),
            xor.initialization(),
            new TrainingSpec(new UpdaterSpec.Sgd(0.01), 1, OptionalInt.of(2), OptionalLong.of(1)),
            xor.convergence(),
            xor.precision());
    assertThat(bytesOf(deep)).isZero();
  }

  /**
   * Bytes that this thread allocates in 10,000 steps; the least of five times, since the first ones
   * load classes.
   */
  private static long bytesOf(Experiment experiment) {
    HandrolledNetwork network = HandrolledNetwork.of(experiment);
    network.load(InitialParameters.draw(experiment));
    Batches batches = new Batches(experiment);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int time = 0; time < 5; time++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      network.train(batches, 10_000);
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
