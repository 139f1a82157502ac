package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OracleTest {
  /**
   * One example with numbers that can be followed by hand: z = 2·3 + 0.5, L = (6.5 − 1)², ∂L/∂W =
   * 2·5.5·2.
   */
  @Test
  void knowsAValueThatIsWorkedOutByHand() {
    Oracle oracle = oracle(Activation.IDENTITY, Loss.MEAN_SQUARED_ERROR);
    assertThat(oracle.z(0, 0).toDouble()).isEqualTo(6.5);
    assertThat(oracle.a(0, 0).toDouble()).isEqualTo(6.5);
    assertThat(oracle.loss().toDouble()).isEqualTo(30.25);
    assertThat(oracle.gradient(0).toDouble()).isEqualTo(22);
    assertThat(oracle.gradient(1).toDouble()).isEqualTo(11);
    assertThat(oracle.updated(1).toDouble()).isEqualTo(0.5 - 0.25 * 11);
  }

  @Test
  void measuresADistanceThatRoundingTheExactValueWouldHide() {
    Exact gradient = oracle(Activation.SIGMOID, Loss.HALF_SQUARED_ERROR).gradient(1);
    assertThat(gradient.distanceTo(gradient.toDouble())).isPositive().isLessThan(1e-20);
    assertThat(gradient.distanceTo(Double.NaN)).isNaN();
  }

  @Test
  void keepsDigitsThatDoublesLose() {
    // σ′ at 6.5 is a(1 − a) with a = 0.998…; the published value of 1/(4 cosh²(3.25)) to 16 digits
    double slope = 1 / (4 * Math.cosh(3.25) * Math.cosh(3.25));
    double error = 1 / (1 + Math.exp(-6.5)) - 1;
    assertThat(oracle(Activation.SIGMOID, Loss.HALF_SQUARED_ERROR).gradient(1).toDouble())
        .isCloseTo(error * slope, within(1e-12 * Math.abs(error * slope)));
  }

  private static Oracle oracle(Activation f, Loss loss) {
    Experiment experiment =
        new Experiment(
            "by hand",
            new Dataset(new double[][] {{2}}, new double[][] {{1}}),
            new NetworkSpec(1, List.of(new LayerSpec(1, f, true)), loss, Reduction.MEAN),
            new Initializer.Explicit(
                Map.of("0_W", new double[][] {{3}}, "0_b", new double[][] {{0.5}})),
            new TrainingSpec(
                new UpdaterSpec.Sgd(0.25), 1, OptionalInt.empty(), OptionalLong.empty()),
            ConvergenceRule.DEFAULT,
            Precision.FLOAT64);
    return new Oracle(
        experiment, new Batches(experiment).next(), InitialParameters.draw(experiment));
  }
}
