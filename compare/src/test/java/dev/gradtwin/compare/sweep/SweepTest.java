package dev.gradtwin.compare.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final int SEEDS = 50;

  /** At rate 1 some seeds converge in so many epochs, and some do not. */
  private static final Experiment QUICK = experiment("training.epochs=3000");

  private static Experiment experiment(String more) {
    return Grid.of(
            Experiment.xor(),
            List.of(Variation.of("training.updater.learningRate=1"), Variation.of(more)))
        .get(0)
        .experiment();
  }

  private static List<List<TrainingOutcome>> run(
      Experiment experiment, long first, int seeds, int threads) {
    return new Sweep(List.of(new Combination(List.of(), experiment)), first, seeds)
        .run(threads, done -> {});
  }

  @Test
  void aTrainingIsTheSameAloneOrInARangeAndForAnyNumberOfThreads() {
    List<Long> progress = new ArrayList<>();
    List<Combination> grid =
        Grid.of(
            QUICK,
            List.of(
                Variation.of("training.epochs=100,400"),
                Variation.of("training.updater.type=sgd,adam")));
    List<List<TrainingOutcome>> one = new Sweep(grid, -3, SEEDS).run(1, progress::add);
    assertThat(one).hasSize(4).allMatch(outcomes -> outcomes.size() == SEEDS);
    assertThat(progress).isSorted().endsWith(4L * SEEDS);
    assertThat(new Sweep(grid, -3, SEEDS).run(3, done -> {})).isEqualTo(one);
    for (int k = 0; k < grid.size(); k++) {
      assertThat(run(grid.get(k).experiment(), 41, 1, 1).get(0).get(0))
          .isEqualTo(one.get(k).get(44));
    }
  }

  /** The plain network, one training after the other, its outputs judged here. */
  @Test
  void theRateIsWhatThePlainNetworkCounts() {
    int right = 0;
    int converged = 0;
    List<Double> losses = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Experiment seeded = Seeds.of(QUICK, seed);
      HandrolledNetwork network = HandrolledNetwork.of(seeded);
      network.load(InitialParameters.draw(seeded));
      network.train(new Batches(seeded), 3000);
      double[][] o = network.predict(seeded.data().inputs());
      boolean sides = o[0][0] < 0.5 && o[1][0] > 0.5 && o[2][0] > 0.5 && o[3][0] < 0.5;
      double loss =
          (o[0][0] * o[0][0]
                  + (1 - o[1][0]) * (1 - o[1][0])
                  + (1 - o[2][0]) * (1 - o[2][0])
                  + o[3][0] * o[3][0])
              / 2;
      losses.add(loss);
      right += sides ? 1 : 0;
      converged += sides && loss / 4 < 0.05 ? 1 : 0;
    }
    List<TrainingOutcome> outcomes = run(QUICK, 1, SEEDS, 2).get(0);
    Summary summary = Summary.of(outcomes);
    assertThat(summary.trainings()).isEqualTo(SEEDS);
    assertThat(summary.right()).isEqualTo(right).isBetween(1, SEEDS - 1);
    assertThat(summary.converged()).isEqualTo(converged).isBetween(1, SEEDS - 1);
    for (int k = 0; k < SEEDS; k++) {
      assertThat(outcomes.get(k).loss()).isCloseTo(losses.get(k), within(1e-9));
    }
  }

  @Test
  void thePlainNetworkStepsInWhereThereIsNoKernel() {
    TrainingOutcome kernel = new Training(QUICK, true).from(7);
    TrainingOutcome plain = new Training(QUICK, false).from(7);
    assertThat(plain.loss()).isCloseTo(kernel.loss(), within(1e-9));
    assertThat(plain.epoch()).isCloseTo(kernel.epoch(), withinPercentage(1.1));
    assertThat(plain).usingRecursiveComparison().ignoringFields("loss", "epoch").isEqualTo(kernel);
    Training shuffled = new Training(experiment("training.shuffle={\"seed\":1}"), false);
    assertThat(shuffled.from(3)).isEqualTo(shuffled.from(3));
  }

  /** Looked at after every epoch, by training again to each. */
  @Test
  void theEpochIsTheFirstToOnePercent() {
    TrainingOutcome outcome =
        run(QUICK, 1, SEEDS, 1).get(0).stream()
            .filter(TrainingOutcome::converged)
            .findFirst()
            .orElseThrow();
    long before = outcome.epoch() * 98 / 100;
    assertThat(new Training(QUICK.withEpochs((int) outcome.epoch())).from(outcome.seed()))
        .returns(true, TrainingOutcome::converged);
    assertThat(new Training(QUICK.withEpochs((int) before)).from(outcome.seed()))
        .returns(false, TrainingOutcome::converged)
        .returns(-1L, TrainingOutcome::epoch);
  }

  @Test
  void quartilesAreOfThoseThatConverged() {
    List<TrainingOutcome> outcomes =
        LongStream.rangeClosed(1, 9)
            .mapToObj(k -> new TrainingOutcome(k, k < 9, true, 10 * k, k == 9 ? Double.NaN : 0))
            .toList();
    assertThat(Summary.of(outcomes)).isEqualTo(new Summary(9, 8, 9, 1, List.of(20L, 40L, 60L)));
    assertThat(Summary.of(outcomes.subList(8, 9)).epochs()).isEmpty();
  }

  @Test
  void theTwinConfirmsWhatIsTrueAndNothingElse() {
    Experiment experiment = QUICK.withEpochs(300);
    List<List<TrainingOutcome>> outcomes = run(experiment, 1, 6, 1);
    List<Combination> grid = List.of(new Combination(List.of(), experiment));
    assertThat(Confirmation.of(grid, outcomes, 2))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(c -> c.problem().isEmpty());
    assertThat(Confirmation.sample(outcomes, 100)).hasSize(6);
    TrainingOutcome o = outcomes.get(0).get(2);
    TrainingOutcome otherLoss =
        new TrainingOutcome(o.seed(), o.converged(), o.right(), o.epoch(), Math.nextUp(o.loss()));
    assertThat(Confirmation.problem(experiment, otherLoss)).get().asString().contains("repeated");
    TrainingOutcome otherEnd =
        new TrainingOutcome(o.seed(), !o.converged(), o.right(), o.epoch(), o.loss());
    assertThat(Confirmation.problem(experiment, otherEnd)).get().asString().contains("twin");
  }
}
