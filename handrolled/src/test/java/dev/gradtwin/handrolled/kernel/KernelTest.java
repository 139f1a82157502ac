package dev.gradtwin.handrolled.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel against the plain network. */
class KernelTest {
  private static final List<Function<Experiment, Kernel>> KERNELS =
      List.of(TiledKernel::new, e -> new BlockedKernel(e, new PlainProduct()));

  static Stream<Experiment> anyExperiments() {
    return IntStream.range(0, 60).mapToObj(RandomNetworks::any);
  }

  static Stream<Experiment> experimentsWithoutExponentials() {
    return IntStream.range(0, 50).mapToObj(RandomNetworks::withoutExponentials);
  }

  @ParameterizedTest
  @MethodSource("anyExperiments")
  void everyNumberOfAStepIsThePlainNetworksButForRounding(Experiment experiment) {
    HandrolledNetwork plain = HandrolledNetwork.of(experiment);
    StepTrace expected = new StepTrace(experiment.network());
    StepTrace actual = new StepTrace(experiment.network());
    for (Function<Experiment, Kernel> of : KERNELS) {
      Kernel kernel = of.apply(experiment);
      plain.load(InitialParameters.draw(experiment));
      kernel.load(InitialParameters.draw(experiment));
      Batches batches = new Batches(experiment);
      for (int step = 0; step < 3 * experiment.stepsPerEpoch(); step++) {
        Batch batch = batches.next();
        kernel.synchronize(plain.parameters());
        plain.step(batch, expected);
        kernel.step(batch, actual);
        assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-12 * expected.loss()));
        for (int k = 0; k < expected.layers(); k++) {
          assertNear("z " + k, actual.z(k), expected.z(k));
          assertNear("a " + k, actual.a(k), expected.a(k));
          assertNear("dz " + k, actual.dz(k), expected.dz(k));
        }
        assertNear("gradient", actual.gradients().values(), expected.gradients().values());
        assertNear("parameters", actual.parameters().values(), expected.parameters().values());
      }
    }
  }

  private static void assertNear(String what, double[] actual, double[] expected) {
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k]).as("%s, %d", what, k).isCloseTo(expected[k], within(2e-13));
    }
  }

  @ParameterizedTest
  @MethodSource("experimentsWithoutExponentials")
  void everyBitIsThePlainNetworksWhereNoExponentialIs(Experiment experiment) {
    HandrolledNetwork plain = HandrolledNetwork.of(experiment);
    plain.load(InitialParameters.draw(experiment));
    plain.train(new Batches(experiment), 4L * experiment.stepsPerEpoch());
    for (Function<Experiment, Kernel> of : KERNELS) {
      Kernel kernel = of.apply(experiment);
      kernel.load(InitialParameters.draw(experiment));
      kernel.train(4);
      assertThat(kernel.parameters().values()).isEqualTo(plain.parameters().values());
      assertThat(kernel.outputs()).isDeepEqualTo(plain.predict(experiment.data().inputs()));
      assertThat(kernel.loss())
          .isEqualTo(
              HandrolledNetwork.loss(experiment.network(), kernel.outputs(), experiment.data()));
    }
  }

  @ParameterizedTest
  @MethodSource("anyExperiments")
  void stepsTracedStepsAndTrainingAreTheSameBits(Experiment experiment) {
    for (Function<Experiment, Kernel> of : KERNELS) {
      Kernel kernel = of.apply(experiment);
      Parameters start = InitialParameters.draw(experiment);
      kernel.load(start);
      kernel.train(1);
      kernel.outputs();
      kernel.train(1);
      Parameters trained = kernel.parameters();

      kernel.load(start);
      Batches batches = new Batches(experiment);
      StepTrace trace = new StepTrace(experiment.network());
      for (int step = 0; step < 2 * experiment.stepsPerEpoch(); step++) {
        if (step % 2 == 0) {
          kernel.step(batches.next());
        } else {
          kernel.step(batches.next(), trace);
        }
      }
      assertThat(kernel.parameters().values()).isEqualTo(trained.values());
    }
  }

  @Test
  void xorIsLearnedFromTheSameStartsAfterTheSameEpochs() {
    Experiment xor = Experiment.xor();
    Kernel kernel = Kernel.of(xor);
    for (long seed = 0; seed < 8; seed++) {
      Parameters start = RandomNetworks.xorStart(seed);
      HandrolledNetwork plain = HandrolledNetwork.of(xor);
      plain.load(start);
      Batches batches = new Batches(xor);
      long epoch = 0;
      while (epoch <= 6000 && !isXor(plain.predict(xor.data().inputs()))) {
        plain.step(batches.next());
        epoch++;
      }
      kernel.load(start);
      assertThat(kernel.trainUntilRight(6000)).isEqualTo(epoch > 6000 ? -1 : epoch);
      if (epoch <= 6000) {
        assertThat(isXor(kernel.outputs())).isTrue();
        assertThat(kernel.trainUntilRight(10)).isZero();
      }
    }
  }

  private static boolean isXor(double[][] outputs) {
    return outputs[0][0] <= 0.5
        && outputs[1][0] > 0.5
        && outputs[2][0] > 0.5
        && outputs[3][0] <= 0.5;
  }

  @ParameterizedTest
  @MethodSource("anyExperiments")
  void isRightAfterAsManyEpochsAsTheOutputsSay(Experiment experiment) {
    double threshold = experiment.convergence().threshold();
    for (Function<Experiment, Kernel> of : KERNELS) {
      Kernel kernel = of.apply(experiment);
      kernel.load(InitialParameters.draw(experiment));
      int epoch = 0;
      while (epoch <= 5
          && !RandomNetworks.isRight(experiment.data(), kernel.outputs(), threshold)) {
        kernel.train(1);
        epoch++;
      }
      kernel.load(InitialParameters.draw(experiment));
      assertThat(kernel.trainUntilRight(5)).isEqualTo(epoch > 5 ? -1 : epoch);
    }
  }

  @Test
  void allocatesNothingOnceItRuns() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Experiment experiment :
        List.of(Experiment.xor(), RandomNetworks.any(3), RandomNetworks.any(8))) {
      for (Function<Experiment, Kernel> of : KERNELS) {
        Kernel kernel = of.apply(experiment);
        kernel.load(InitialParameters.draw(experiment));
        long least = Long.MAX_VALUE;
        for (int time = 0; time < 5; time++) {
          long before = thread.getCurrentThreadAllocatedBytes();
          kernel.train(300);
          least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
      }
    }
  }

  @Test
  void thereIsNoneForWhatItDoesNotCompute() {
    Experiment xor = Experiment.xor();
    assertThat(Kernel.supports(xor)).isTrue();
    List<Experiment> others =
        List.of(
            xor.with(Precision.FLOAT32),
            xor.with(xor.network().with(Loss.BINARY_CROSS_ENTROPY)),
            RandomNetworks.withHidden(Activation.ELU),
            RandomNetworks.withHidden(Activation.SOFTMAX));
    assertThat(others).noneMatch(Kernel::supports);
    assertThatIllegalArgumentException().isThrownBy(() -> Kernel.of(others.get(0)));
  }

  @Test
  void theSizeChoosesTheKernel() {
    assertThat(Kernel.of(Experiment.xor())).isInstanceOf(TiledKernel.class);
    assertThat(Kernel.of(RandomNetworks.of(64, Reduction.MEAN, 784, 128, 10)))
        .isInstanceOf(BlockedKernel.class);
  }
}
