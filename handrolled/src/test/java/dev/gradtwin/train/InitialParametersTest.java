package dev.gradtwin.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InitialParametersTest {
  private static final NetworkSpec NETWORK =
      new NetworkSpec(
          20,
          List.of(
              new LayerSpec(30, Activation.TANH, true), new LayerSpec(2, Activation.TANH, false)),
          Loss.HALF_SQUARED_ERROR,
          Reduction.SUM);

  @Test
  void drawsUniformNumbersInTheOrderOfTheLayoutFromSplitMix64() {
    double[] values = InitialParameters.draw(NETWORK, new Initializer.Uniform(-2, 3, 42)).values();
    SplittableRandom random = new SplittableRandom(42); // the same algorithm, written by others
    assertThat(values).hasSize(20 * 30 + 30 + 30 * 2);
    for (double value : values) {
      assertThat(value).isEqualTo(-2 + 5 * random.nextDouble());
    }
  }

  @Test
  void drawsXavierWithinGlorotsLimitsAndLeavesBiasesZero() {
    Parameters drawn = InitialParameters.draw(NETWORK, new Initializer.Xavier(1));
    for (Tensor t : ParameterLayout.of(NETWORK).tensors()) {
      double[] values = Arrays.copyOfRange(drawn.values(), t.offset(), t.offset() + t.size());
      double limit = Math.sqrt(6.0 / (t.rows() + t.columns()));
      if (t.bias()) {
        assertThat(values).containsOnly(0);
      } else {
        assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow())
            .isBetween(0.9 * limit, limit);
      }
    }
  }

  @Test
  void roundsThemToThePrecisionOfTheExperiment() {
    Experiment xor = Experiment.xor();
    double[] exact = InitialParameters.draw(xor.network(), xor.initialization()).values();
    assertThat(InitialParameters.draw(xor).values()).isEqualTo(exact);
    Experiment coarse =
        new Experiment(
            xor.name(),
            xor.data(),
            xor.network(),
            xor.initialization(),
            xor.training(),
            xor.convergence(),
            Precision.FLOAT32);
    assertThat(InitialParameters.draw(coarse).values())
        .isEqualTo(Arrays.stream(exact).map(value -> (float) value).toArray())
        .isNotEqualTo(exact);
  }

  @Test
  void takesExplicitParametersRowByRow() {
    NetworkSpec network =
        new NetworkSpec(
            2,
            List.of(new LayerSpec(3, Activation.RELU, true)),
            Loss.MEAN_SQUARED_ERROR,
            Reduction.MEAN);
    Initializer explicit =
        new Initializer.Explicit(
            Map.of(
                "0_W", new double[][] {{1, 2, 3}, {4, 5, 6}}, "0_b", new double[][] {{7, 8, 9}}));
    assertThat(InitialParameters.draw(network, explicit).values())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }
}
