package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That it holds is what {@link RoundingBoundTest} shows. */
class StepBoundTest {
  private static Experiment experiment(
      double[][] inputs, double[][] targets, Precision precision, LayerSpec... layers) {
    return new Experiment(
        "step bound",
        new Dataset(inputs, targets),
        new NetworkSpec(inputs[0].length, List.of(layers), Loss.MEAN_SQUARED_ERROR, Reduction.MEAN),
        new Initializer.Xavier(1),
        new TrainingSpec(new UpdaterSpec.Sgd(0.1), 1, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        precision);
  }

  private static StepBound bound(Experiment experiment, double[] parameters) {
    StepBound bound = new StepBound(experiment, 1);
    Batch batch = new Batches(experiment).next();
    bound.bound(0, batch, new Parameters(ParameterLayout.of(experiment.network()), parameters));
    return bound;
  }

  @Test
  void isNearTheTrueErrorOfAWideNetworksGradients() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] inputs = {random.doubles(200).toArray(), random.doubles(200).toArray()};
    double[][] targets = {random.doubles(10).toArray(), random.doubles(10).toArray()};
    Experiment wide =
        experiment(
            inputs,
            targets,
            Precision.FLOAT64,
            new LayerSpec(50, Activation.SIGMOID, true),
            new LayerSpec(10, Activation.SIGMOID, true));
    Parameters at = InitialParameters.draw(wide);
    StepBound bound = bound(wide, at.values());
    StepTrace trace = new StepTrace(wide.network());
    Batch batch = new Batches(wide).next();
    try (HandrolledNetwork network = HandrolledNetwork.of(wide)) {
      network.load(at);
      network.step(batch, trace);
    }
    Oracle oracle = new Oracle(wide, batch, at);
    List<Double> likely = new ArrayList<>();
    List<Double> proven = new ArrayList<>();
    for (int k = 0; k < at.values().length; k += 97) {
      double error = oracle.gradient(k).distanceTo(trace.gradients().values()[k]);
      if (error > 0) {
        likely.add(bound.bounds().gradients().values()[k] / error);
        proven.add(bound.proven().gradients().values()[k] / error);
      }
    }
    Collections.sort(likely);
    Collections.sort(proven);
    assertThat(likely).hasSizeGreaterThan(90);
    assertThat(likely.get(likely.size() / 2)).isLessThan(100);
    assertThat(proven.get(proven.size() / 2)).isGreaterThan(1000);
  }

  /** One ReLU unit over 200 ones, with weights 0.5 and −0.5 in turn but for the first. */
  private static StepBound relu(double firstWeight) {
    double[][] ones = new double[1][200];
    Arrays.fill(ones[0], 1);
    double[] weights = new double[200];
    Arrays.setAll(weights, i -> i % 2 == 0 ? 0.5 : -0.5);
    weights[0] = firstWeight;
    LayerSpec layer = new LayerSpec(1, Activation.RELU, false);
    return bound(experiment(ones, new double[][] {{1}}, Precision.FLOAT64, layer), weights);
  }

  @Test
  void isTheProvenOneWhereRoundingMayDecideTheSlopeOfARelu() {
    StepBound kink = relu(0.5);
    assertThat(kink.bounds().z(0)[0]).isEqualTo(kink.proven().z(0)[0]);
    assertThat(kink.bounds().gradients().values()).isEqualTo(kink.proven().gradients().values());
    assertThat(kink.bounds().parameters().values()).isEqualTo(kink.proven().parameters().values());
    assertThat(kink.bounds().loss()).isEqualTo(kink.proven().loss());
    StepBound beside = relu(0.75);
    assertThat(beside.bounds().z(0)[0]).isLessThan(beside.proven().z(0)[0]);
  }

  /** 10⁸ + 1 − 10⁸ is 1 or 0 in float32, and so is 10¹⁶ + 1 − 10¹⁶ in float64. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, 1e8", "FLOAT64, 1e16"})
  void coversWhatDependsOnTheOrderOfASum(Precision precision, double large) {
    Experiment cancelling =
        experiment(
            new double[][] {{large, 1, -large}},
            new double[][] {{1}},
            precision,
            new LayerSpec(1, Activation.IDENTITY, false));
    StepBound bound = bound(cancelling, new double[] {1, 1, 1});
    assertThat(bound.bounds().z(0)[0]).isBetween(1.0, bound.proven().z(0)[0]);
    assertThat(bound.bounds().gradients().values()[0]).isGreaterThan(large);
  }

  @Test
  void isFiniteOrTheProvenOneWhereValuesOverflow() {
    Experiment overflowing =
        experiment(
            new double[][] {{1e200, 1e200}},
            new double[][] {{1}},
            Precision.FLOAT64,
            new LayerSpec(1, Activation.IDENTITY, false));
    StepBound bound = bound(overflowing, new double[] {1e200, 1});
    assertThat(bound.bounds().z(0)[0]).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(bound.bounds().loss()).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
