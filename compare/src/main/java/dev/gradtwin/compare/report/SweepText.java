package dev.gradtwin.compare.report;

import dev.gradtwin.compare.sweep.Combination;
import dev.gradtwin.compare.sweep.Confirmation;
import dev.gradtwin.compare.sweep.Summary;
import dev.gradtwin.compare.sweep.SweepReport;
import dev.gradtwin.compare.sweep.WilsonInterval;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.ConvergenceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sweep in text: a table with one row for each combination. */
public final class SweepText {
  private static final int WIDTH = 80;
  private static final int LABEL = 14;

  private SweepText() {}

  /**
   * The report.
   *
   * @param report the sweep
   * @return lines of at most 80 characters
   */
  public static List<String> lines(SweepReport report) {
    List<String> lines = new ArrayList<>();
    setting(report, lines);
    lines.add("");
    lines.add(row("", "converged, %", "all outputs right, %", "epoch, by quarters"));
    lines.add(
        row(label(report), "rate  95 % interval", "rate  95 % interval", "    1/4    1/2    3/4"));
    long notFinite = 0;
    for (int k = 0; k < report.grid().size(); k++) {
      Summary summary = Summary.of(report.outcomes().get(k));
      lines.add(row(label(report.grid().get(k)), summary));
      notFinite += summary.notFinite();
    }
    lines.add("");
    if (notFinite > 0) {
      lines.add("The loss is not finite at the end of " + Numbers.count(notFinite) + ".");
    }
    rule(report, lines);
    return lines;
  }

  /**
   * What the twin says.
   *
   * @param report the sweep
   * @return one sentence, to follow a verdict, then one line for each problem
   */
  public static List<String> confirmation(SweepReport report) {
    List<Confirmation> sample = report.confirmations();
    List<Confirmation> wrong = sample.stream().filter(c -> c.problem().isPresent()).toList();
    List<String> lines = new ArrayList<>();
    if (wrong.isEmpty()) {
      lines.add(
          "the twin (DL4J) confirms a random sample of "
              + Numbers.count(sample.size())
              + ", each trained whole.");
      return lines;
    }
    lines.add("the twin (DL4J) disagrees in " + wrong.size() + " of " + sample.size() + ":");
    for (Confirmation c : wrong) {
      String where =
          report.variations().isEmpty()
              ? ""
              : String.join(" ", report.grid().get(c.combination()).values()) + ", ";
      lines.add(
          Quoting.oneLine(
              "  " + where + "seed " + c.seed() + ": " + c.problem().orElse(""), WIDTH - 1));
    }
    return lines;
  }

  private static void setting(SweepReport report, List<String> lines) {
    int seeds = report.outcomes().get(0).size();
    long first = report.outcomes().get(0).get(0).seed();
    for (String line : SettingText.lines(report.experiment())) {
      lines.addAll(LineBreaker.wrap(line, WIDTH));
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s in place of its own, %,d to %,d, trained to the end, by hand only",
            seeds == 1 ? "1 seed" : Numbers.count(seeds) + " seeds",
            first,
            first + seeds - 1);
    lines.addAll(LineBreaker.wrap(text, WIDTH));
    for (int k = 0; k < report.variations().size(); k++) {
      String path = report.variations().get(k).path().toString();
      lines.add(Quoting.oneLine((k == 0 ? "varied: " : "        ") + path, WIDTH - 1));
    }
  }

  private static void rule(SweepReport report, List<String> lines) {
    ConvergenceRule rule = report.experiment().convergence();
    String part =
        rule.accuracy().isPresent()
            ? "accuracy at least " + Numbers.plain(rule.accuracy().getAsDouble())
            : "all outputs right";
    String text =
        "converged: "
            + part
            + ", mean loss below "
            + Numbers.plain(rule.loss())
            + " after the last epoch. right: on the target's side of "
            + Numbers.plain(rule.threshold())
            + ". epoch: when the rule first held, of those that converged, to 1 %.";
    lines.addAll(LineBreaker.wrap(text, WIDTH));
  }

  private static String label(SweepReport report) {
    return report.variations().isEmpty() ? "" : "varied";
  }

  private static String label(Combination combination) {
    return Quoting.oneLine(String.join(" ", combination.values()), LABEL - 1);
  }

  private static String row(String label, Summary summary) {
    List<String> epochs = summary.epochs().stream().map(SweepText::epoch).toList();
    return row(
        label,
        rate(summary.converged(), summary.trainings()),
        rate(summary.right(), summary.trainings()),
        epochs.isEmpty() ? "never" : String.join("", epochs));
  }

  private static String epoch(long epoch) {
    return epoch < 1_000_000
        ? String.format(Locale.ROOT, "%7d", epoch)
        : String.format(Locale.ROOT, "%7.0e", (double) epoch);
  }

  private static String rate(int successes, int trainings) {
    WilsonInterval interval = WilsonInterval.of(successes, trainings);
    return String.format(
        Locale.ROOT,
        "%5.1f %5.1f to %5.1f",
        100.0 * successes / trainings,
        100 * interval.low(),
        100 * interval.high());
  }

  private static String row(String label, String converged, String right, String epochs) {
    return String.format(Locale.ROOT, "%-14s %20s %20s  %21s", label, converged, right, epochs)
        .stripTrailing();
  }
}
