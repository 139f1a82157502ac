package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.compare.oracle.RandomExperiments;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.StepTrace;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How far the rounding bound of a gradient is above its true error, by elements that the oracle
 * computes to 40 digits.
 */
final class Tightness {
  private static final int RANDOM_NETWORKS = 300;
  private static final int ELEMENTS = 12;
  private static final int ELEMENTS_OF_WIDE = 40;
  private static final double[] PERCENTILES = {0, 1, 10, 50, 90, 99};

  private Tightness() {}

  static void print(PrintStream to) {
    to.println("bound / true error of the hand-written network's gradients, percentiles");
    StringBuilder header = new StringBuilder("%-20s %6s".formatted("", "inexact"));
    for (double percentile : PERCENTILES) {
      header.append("%8.0f%%".formatted(percentile));
    }
    to.println(header);
    for (int point = 0; point < 3; point++) {
      List<Subject> subjects = new ArrayList<>();
      for (Experiment experiment : Networks.all()) {
        subjects.add(Networks.at(experiment).get(point));
      }
      print(to, "benchmark, " + subjects.get(0).point(), subjects, ELEMENTS);
    }
    print(to, "random", random(), ELEMENTS);
    print(to, "784-128-10, fresh", List.of(fresh(Networks.wide())), ELEMENTS_OF_WIDE);
  }

  private static void print(PrintStream to, String name, List<Subject> subjects, int elements) {
    List<Double> slack = new ArrayList<>();
    for (Subject subject : subjects) {
      slack.addAll(slack(subject, elements));
    }
    Collections.sort(slack);
    StringBuilder line = new StringBuilder("%-20s %6d".formatted(name, slack.size()));
    for (double percentile : PERCENTILES) {
      double value = slack.get((int) Math.round(percentile / 100 * (slack.size() - 1)));
      line.append("%9.2g".formatted(value));
    }
    to.println(line);
  }

  private static List<Subject> random() {
    List<Subject> subjects = new ArrayList<>();
    for (long seed = 1; seed <= RANDOM_NETWORKS; seed++) {
      subjects.add(fresh(RandomExperiments.of(seed, 12, Precision.FLOAT64)));
    }
    return subjects;
  }

  private static Subject fresh(Experiment experiment) {
    return new Subject(
        experiment.name(),
        "fresh",
        experiment,
        InitialParameters.draw(experiment.network(), experiment.initialization()),
        new Batches(experiment).next());
  }

  /** Bound ÷ true error of a few gradients, those that have an error. */
  private static List<Double> slack(Subject subject, int elements) {
    Experiment experiment = subject.experiment();
    RoundingJudge judge = new RoundingJudge(experiment);
    judge.at(subject.batch(), subject.at());
    StepTrace trace = new StepTrace(experiment.network());
    try (HandrolledNetwork network = HandrolledNetwork.of(experiment)) {
      network.load(subject.at());
      network.step(subject.batch(), trace);
    }
    Oracle oracle = new Oracle(experiment, subject.batch(), subject.at());
    SplittableRandom random = new SplittableRandom(1);
    List<Double> slack = new ArrayList<>();
    for (int n = 0; n < elements; n++) {
      int k = random.nextInt(subject.at().values().length);
      double error = oracle.gradient(k).distanceTo(trace.gradients().values()[k]);
      if (error > 0) {
        slack.add(judge.bounds().gradients().values()[k] / error);
      }
    }
    return slack;
  }
}
