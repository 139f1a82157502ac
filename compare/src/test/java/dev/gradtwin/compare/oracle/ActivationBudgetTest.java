package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.dl4j.Dl4jTrainer;
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
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures both sides' elementary functions against 40 digits, over their whole range: half of the
 * budget has to be enough.
 */
class ActivationBudgetTest {
  private static final int POINTS = 2_000;

  @ParameterizedTest
  @CsvSource({"SIGMOID, FLOAT64", "SIGMOID, FLOAT32", "TANH, FLOAT64", "TANH, FLOAT32"})
  void threeQuartersOfTheBudgetAreEnoughForBothSides(Activation f, Precision precision) {
    Experiment experiment = points(f, precision);
    assertThat(worst(experiment, HandrolledNetwork::of))
        .isBetween(0.1, 0.75 * ActivationBound.budget(f));
    assertThat(worst(experiment, Dl4jTrainer::new))
        .isBetween(0.1, 0.75 * ActivationBound.budget(f));
  }

  /**
   * The largest error in units of u, relative to the value, beyond an absolute u where it is small.
   */
  private static double worst(Experiment experiment, Function<Experiment, Trainer> side) {
    Parameters one = InitialParameters.draw(experiment);
    Oracle oracle = new Oracle(experiment, new Batches(experiment).next(), one);
    Rounding rounding = Rounding.of(experiment.precision());
    double[][] outputs;
    try (Trainer trainer = side.apply(experiment)) {
      trainer.load(one);
      outputs = trainer.predict(experiment.data().inputs());
    }
    double worst = 0;
    for (int k = 0; k < POINTS; k++) {
      double exact = Math.abs(oracle.a(0, k).toDouble());
      double error = oracle.a(0, k).distanceTo(outputs[k][0]) - rounding.eta();
      double absolute = exact > 0.1 ? 0 : rounding.u();
      worst = Math.max(worst, (error - absolute) / (rounding.u() * exact));
    }
    return worst;
  }

  /** One unit with weight 1 and no bias, so that z is the input: saturated, ordinary and tiny. */
  private static Experiment points(Activation f, Precision precision) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] x = new double[POINTS][1];
    double[][] y = new double[POINTS][1];
    for (int k = 0; k < POINTS; k++) {
      double magnitude = Math.pow(10, -12 + 14.85 * random.nextDouble()); // up to 708
      x[k][0] = random.nextBoolean() ? magnitude : -magnitude;
    }
    return new Experiment(
        "points",
        new Dataset(x, y),
        new NetworkSpec(
            1, List.of(new LayerSpec(1, f, false)), Loss.HALF_SQUARED_ERROR, Reduction.SUM),
        new Initializer.Explicit(Map.of("0_W", new double[][] {{1}})),
        new TrainingSpec(new UpdaterSpec.Sgd(1), 1, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        precision);
  }
}
