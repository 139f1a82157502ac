package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class DriftSpreadTest {
  private static Experiment xor(int epochs) {
    Experiment xor = Experiment.xor();
    return new Experiment(
        xor.name(),
        xor.data(),
        xor.network(),
        xor.initialization(),
        new TrainingSpec(
            xor.training().updater(), epochs, OptionalInt.empty(), OptionalLong.empty()),
        xor.convergence(),
        xor.precision());
  }

  private static Parameters initial(Experiment experiment) {
    return InitialParameters.draw(experiment.network(), experiment.initialization());
  }

  private static double spread(int epochs) {
    Experiment experiment = xor(epochs);
    DriftSpread spread = DriftSpread.of(experiment, initial(experiment)).orElseThrow();
    Batches batches = new Batches(experiment);
    for (int step = 0; step < epochs; step++) {
      spread.step(batches.next());
    }
    return spread.largest();
  }

  @Test
  void isAFewRoundingsAtFirstGrowsWithTheRunAndIsReproducible() {
    assertThat(spread(1)).isBetween(0x1.0p-54, 1e-15);
    assertThat(spread(5000)).isBetween(1e-15, 1e-12).isEqualTo(spread(5000));
  }

  @Test
  void isNotWorthARunThatIsTooLong() {
    Experiment endless = xor(TrainingSpec.MAX_EPOCHS);
    assertThat(DriftSpread.of(endless, initial(endless))).isEmpty();
  }

  @Test
  void comesFromANetworkWhoseStepsAreRight() {
    for (long seed = 1; seed <= 40; seed++) {
      Experiment experiment = RandomExperiments.of(seed, 6);
      Parameters before = initial(experiment);
      Batch batch = new Batches(experiment).next();
      RoundingBound rounding = new RoundingBound(experiment);
      StepTrace bounds = new StepTrace(experiment.network());
      rounding.bound(batch, before, bounds);
      NoisyNetwork plain = new NoisyNetwork(experiment, before, new NoisyArithmetic(0, 0));
      plain.step(batch);
      for (int k = 0; k < before.values().length; k++) {
        double allowed = 2 * bounds.parameters().values()[k];
        if (Double.isFinite(allowed)) {
          assertThat(plain.theta()[k])
              .as("%s, parameter %d", experiment.name(), k)
              .isCloseTo(rounding.after()[k], within(allowed));
        }
      }
    }
  }

  @Test
  void roundsEveryOperationAtRandomByUWithoutBias() {
    for (double u : new double[] {0x1.0p-53, 0x1.0p-24}) {
      NoisyArithmetic noisy = new NoisyArithmetic(u, 1);
      assertNoise(u, noisy::add, BigDecimal::add);
      assertNoise(u, noisy::multiply, BigDecimal::multiply);
    }
    NoisyArithmetic plain = new NoisyArithmetic(0, 1);
    assertThat(plain.add(0.1, 0.2)).isEqualTo(0.1 + 0.2);
    assertThat(plain.multiply(0.1, 0.3)).isEqualTo(0.1 * 0.3);
  }

  /** The error over u·|r| is within ±1, and one rounding to float64, and 0 on average. */
  private static void assertNoise(
      double u,
      DoubleBinaryOperator noisy,
      BiFunction<BigDecimal, BigDecimal, BigDecimal> operation) {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    int count = 4000;
    for (int k = 0; k < count; k++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      BigDecimal exact = operation.apply(new BigDecimal(x), new BigDecimal(y));
      double error =
          new BigDecimal(noisy.applyAsDouble(x, y))
                  .subtract(exact)
                  .divide(exact, MathContext.DECIMAL64)
                  .doubleValue()
              / u;
      assertThat(error).isBetween(-2.0, 2.0);
      sum += error;
    }
    assertThat(sum / count).isBetween(-0.06, 0.06);
  }
}
