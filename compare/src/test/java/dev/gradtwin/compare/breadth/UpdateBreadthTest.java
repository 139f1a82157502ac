package dev.gradtwin.compare.breadth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;
import dev.gradtwin.spec.Schedule;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every two of updater, schedule, penalty, clipping, initialization, precision and mask meet. */
class UpdateBreadthTest {
  private static final int EPOCHS = 34; // of three steps

  private static final List<UpdaterSpec> UPDATERS =
      List.of(
          new UpdaterSpec.Sgd(0.05),
          new UpdaterSpec.NoOp(),
          new UpdaterSpec.Nesterov(0.03, 0.9),
          new UpdaterSpec.AdaGrad(0.05, 1e-6),
          new UpdaterSpec.RmsProp(0.01, 0.95, 1e-8),
          new UpdaterSpec.AdaDelta(0.95, 1e-6),
          new UpdaterSpec.Adam(0.01, 0.9, 0.999, 1e-8),
          new UpdaterSpec.AdaMax(0.01, 0.9, 0.999, 1e-8),
          new UpdaterSpec.Nadam(0.01, 0.9, 0.999, 1e-8),
          new UpdaterSpec.AmsGrad(0.01, 0.9, 0.999, 1e-8));

  private static final List<Optional<Schedule>> SCHEDULES =
      Stream.concat(
              Stream.of(Optional.<Schedule>empty()),
              Arrays.stream(Schedule.By.values())
                  .flatMap(
                      by ->
                          Stream.<Schedule>of(
                                  new Schedule.Step(by, 0.7, 5),
                                  new Schedule.Exponential(by, 0.97),
                                  new Schedule.Inverse(by, 0.1, 0.75),
                                  new Schedule.Polynomial(by, 0.5, 150),
                                  new Schedule.Table(by, Map.of(4, 0.02, 11, 0.003)),
                                  new Schedule.Cycle(by, 0.06, 10, 2, 0.5))
                              .map(Optional::of)))
          .toList();

  private static final List<Regularization> REGULARIZATIONS =
      List.of(
          Regularization.NONE,
          new Regularization(new Penalty(0.01, 0, 0), Penalty.NONE, true),
          new Regularization(new Penalty(0, 0.02, 0), Penalty.NONE, true),
          new Regularization(new Penalty(0, 0, 0.03), Penalty.NONE, true),
          new Regularization(new Penalty(0, 0, 0.03), new Penalty(0, 0, 0.01), false),
          new Regularization(new Penalty(0.01, 0.02, 0), new Penalty(0.003, 0.004, 0), true));

  private static final List<Initializer> INITIALIZERS =
      Stream.concat(
              Stream.<Initializer>of(
                  new Initializer.Uniform(-0.5, 0.6, 1),
                  new Initializer.Xavier(2),
                  new Initializer.Normal(0.1, 0.5, 3),
                  new Initializer.Constant(0.25)),
              Arrays.stream(Initializer.Scheme.values()).map(s -> new Initializer.Scaled(s, 4)))
          .toList();

  private static final List<UnaryOperator<Experiment>> EXTRAS =
      List.of(
          e -> e,
          Breadth::masked,
          Breadth::dropped,
          e -> Breadth.masked(Breadth.dropped(e)),
          Breadth::weighted);

  private static final List<Precision> PRECISIONS = List.of(Precision.FLOAT64, Precision.FLOAT32);

  private static final GradientNormalization.Rule[] RULES = GradientNormalization.Rule.values();

  static Stream<Experiment> experiments() {
    List<int[]> rows =
        CoveringArray.of(
            UPDATERS.size(),
            SCHEDULES.size(),
            REGULARIZATIONS.size(),
            RULES.length,
            INITIALIZERS.size(),
            PRECISIONS.size(),
            EXTRAS.size());
    return IntStream.range(0, rows.size()).mapToObj(k -> experiment(k, rows.get(k)));
  }

  private static Experiment experiment(int number, int... row) {
    UpdaterSpec updater = UPDATERS.get(row[0]);
    boolean rated =
        !(updater instanceof UpdaterSpec.NoOp || updater instanceof UpdaterSpec.AdaDelta);
    TrainingSpec training =
        new TrainingSpec(
            updater,
            EPOCHS,
            OptionalInt.of(2),
            OptionalLong.of(number),
            rated ? SCHEDULES.get(row[1]) : Optional.empty(),
            REGULARIZATIONS.get(row[2]),
            new GradientNormalization(RULES[row[3]], 0.3));
    String name = number + " " + updater + " " + RULES[row[3]];
    Experiment experiment =
        Breadth.experiment(
            name.substring(0, Math.min(name.length(), Experiment.MAX_NAME)),
            Activation.TANH,
            Loss.HALF_SQUARED_ERROR,
            training,
            PRECISIONS.get(row[5]));
    return EXTRAS.get(row[6]).apply(experiment.with(INITIALIZERS.get(row[4])));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void trainsInLockStepForAHundredSteps(Experiment experiment) {
    RunResult result = Breadth.run(experiment);
    assertThat(result.verdict())
        .as("%s %s %s", experiment.training(), result.divergence(), result.judgement())
        .isEqualTo(Verdict.MATCH);
    assertThat(result.comparedSteps()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void everyTwoOfThemMeet() {
    List<int[]> rows = CoveringArray.of(3, 4, 2);
    for (int v = 0; v < 3; v++) {
      for (int w = 0; w < 4; w++) {
        int[] pair = {v, w};
        assertThat(rows).anyMatch(row -> row[0] == pair[0] && row[1] == pair[1]);
      }
    }
    assertThat(rows).hasSizeLessThan(3 * 4 * 2);
  }

  @Test
  void heavyBallMomentumIsNotExpressibleInTheTwin() {
    Experiment xor = Experiment.xor();
    Experiment momentum = xor.with(xor.training().with(new UpdaterSpec.Momentum(0.1, 0.9)));
    assertThatThrownBy(() -> new Dl4jTrainer(momentum))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("training.updater: Deeplearning4j has no equivalent of");
    assertThat(new ArrayList<>(UPDATERS))
        .hasSize(UpdaterSpec.class.getPermittedSubclasses().length - 1);
  }
}
