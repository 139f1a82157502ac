package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.oracle.RandomExperiments;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Correct programs against each other: how often the rounding bound calls one wrong.
 *
 * <p>Usage: {@code FalseAlarms false-alarms [N]}, N comparisons in each precision, or {@code
 * FalseAlarms tightness}. A comparison is one step of a random network by the hand-written network
 * and by one other correct implementation, all elements judged.
 */
public final class FalseAlarms {
  private static final int COMPARISONS = 100_000;
  private static final int WIDEST = 64;

  /** DL4J takes part in every so many networks: it needs longer than all others together. */
  private static final int DL4J_EVERY = 50;

  private static final int SHOWN = 20;

  private final PrintStream to;
  private final Map<String, Tally> alarms = new TreeMap<>();
  private final Map<String, Double> nearest = new TreeMap<>();
  private int comparisons;
  private int shown;

  private FalseAlarms(PrintStream to) {
    this.to = to;
  }

  /**
   * Counts alarms, or shows how tight the bounds are.
   *
   * @param args what to do
   */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("tightness")) {
      Tightness.print(System.out);
    } else {
      int comparisons = args.length > 1 ? Integer.parseInt(args[1]) : COMPARISONS;
      for (Precision precision : Precision.values()) {
        new FalseAlarms(System.out).run(comparisons, precision);
      }
    }
  }

  private void run(int wanted, Precision precision) {
    for (long seed = 1; comparisons < wanted; seed++) {
      compare(RandomExperiments.of(seed, WIDEST, precision), seed % DL4J_EVERY == 0);
    }
    int all = alarms.values().stream().mapToInt(Tally::yes).sum();
    to.printf("%s: %,d comparisons, %,d false alarms%n", precision, comparisons, all);
    to.printf("  %-26s %11s %7s %9s%n", "", "comparisons", "alarms", "largest");
    alarms.forEach(
        (other, tally) ->
            to.printf(
                "  %-26s %,11d %,7d %9.2f%n",
                other, tally.of(), tally.yes(), nearest.getOrDefault(other, 0.0)));
    to.println("largest: difference / what the bound allows");
  }

  private void compare(Experiment experiment, boolean dl4j) {
    Batch batch = new Batches(experiment).next();
    Parameters at = InitialParameters.draw(experiment);
    RoundingJudge judge = new RoundingJudge(experiment);
    judge.at(batch, at);
    try (HandrolledNetwork reference = HandrolledNetwork.of(experiment)) {
      StepTrace expected = step(experiment, reference, at, batch);
      for (var other : EquivalentTrainers.all().entrySet()) {
        TextbookTrainer trainer = other.getValue().apply(experiment);
        count(other.getKey(), experiment, judge, step(experiment, trainer, at, batch), expected);
      }
      if (dl4j) {
        try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
          count("DL4J", experiment, judge, step(experiment, twin, at, batch), expected);
        }
      }
    }
  }

  private void count(
      String other, Experiment experiment, RoundingJudge judge, StepTrace one, StepTrace expected) {
    String place = judge.firstDifference(one, expected);
    comparisons++;
    alarms.computeIfAbsent(other, name -> new Tally()).add(place != null);
    nearest.merge(other, judge.largestShare(one, expected), Math::max);
    if (place != null && shown++ < SHOWN) {
      to.printf("alarm: %s, %s, %s%n", experiment.name(), other, place);
    }
  }

  private static StepTrace step(
      Experiment experiment, Trainer trainer, Parameters at, Batch batch) {
    StepTrace trace = new StepTrace(experiment.network());
    trainer.load(at);
    trainer.step(batch, trace);
    return trace;
  }
}
