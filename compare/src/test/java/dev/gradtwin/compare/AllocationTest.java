package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
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
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A step that is compared, bounds and all, allocates nothing that grows with the network. */
class AllocationTest {
  /** Steps without a look at the learning curve or at convergence are between these. */
  private static final int FIRST = 41;

  private static final int LAST = 44;

  private static Experiment experiment(int inputs, int units, int rows) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] x = new double[rows][];
    double[][] y = new double[rows][5];
    for (int n = 0; n < rows; n++) {
      x[n] = random.doubles(inputs).toArray();
      y[n][n % 5] = 1;
    }
    return new Experiment(
        "allocation",
        new Dataset(x, y),
        new NetworkSpec(
            inputs,
            List.of(
                new LayerSpec(units, Activation.TANH, true),
                new LayerSpec(5, Activation.SOFTMAX, true)),
            Loss.CROSS_ENTROPY,
            Reduction.MEAN),
        new Initializer.Xavier(1),
        new TrainingSpec(UPDATER, 50, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }

  private static final UpdaterSpec UPDATER = new UpdaterSpec.Adam(0.001, 0.9, 0.999, 1e-8);

  /** What this thread allocates in a step. */
  private static long bytes(Experiment experiment) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] allocated = new long[2];
    try (Trainer free = HandrolledNetwork.of(experiment);
        Trainer resynchronised = HandrolledNetwork.of(experiment);
        Trainer twin = HandrolledNetwork.of(experiment)) {
      new LockStep(experiment, free, resynchronised, twin, 1)
          .run(
              step -> {
                if (step == FIRST || step == LAST) {
                  allocated[step == FIRST ? 0 : 1] = threads.getCurrentThreadAllocatedBytes();
                }
              });
    }
    return (allocated[1] - allocated[0]) / (LAST - FIRST);
  }

  @Test
  void doesNotGrowWithTheNetwork() {
    assertThat(bytes(experiment(4, 3, 10))).isLessThan(1_000);
    assertThat(bytes(experiment(60, 20, 40))).isLessThan(1_000); // 1,325 parameters, in 10 KB
  }
}
