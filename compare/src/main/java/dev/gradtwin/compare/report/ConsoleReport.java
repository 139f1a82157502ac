package dev.gradtwin.compare.report;

import dev.gradtwin.compare.CurvePoint;
import dev.gradtwin.compare.Difference;
import dev.gradtwin.compare.Drift;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Side;
import dev.gradtwin.compare.Stage;
import dev.gradtwin.spec.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A result on one screen of 80 columns: setting, learning curves, outputs, differences, and what
 * became of each side.
 */
public final class ConsoleReport {
  private static final int WIDTH = 80;
  private static final int MAX_POINTS = 6;
  private static final int MAX_ROWS = 8;
  private static final int MAX_DIFFERENCES = 5;

  private ConsoleReport() {}

  /**
   * The whole report but for the verdict, which {@link VerdictText} gives.
   *
   * @param result what to report
   * @return lines of at most 80 columns
   */
  public static List<String> lines(RunResult result) {
    List<String> lines = new ArrayList<>();
    SettingText.lines(result.experiment())
        .forEach(line -> lines.addAll(LineBreaker.wrap(line, WIDTH)));
    lines.add("");
    curve(result, lines);
    lines.add("");
    outputs(result, lines);
    lines.add("");
    differences(result, lines);
    lines.add("");
    sides(result, lines);
    return lines;
  }

  private static void curve(RunResult result, List<String> lines) {
    List<CurvePoint> points = new ArrayList<>(result.curve());
    points.removeIf(
        p -> !isPowerOfTen(p.epoch()) && p.epoch() != result.experiment().training().epochs());
    while (points.size() > MAX_POINTS) {
      points.remove(1);
    }
    lines.add(curveLine("loss at epoch", points, p -> Numbers.count(p.epoch())));
    lines.add(curveLine(result.subject().name().label(), points, p -> Numbers.loss(p.subject())));
    lines.add(
        curveLine(result.reference().name().label(), points, p -> Numbers.loss(p.reference())));
  }

  private static String curveLine(
      String label, List<CurvePoint> points, Function<CurvePoint, String> text) {
    return String.format(Locale.ROOT, "%-14s", label)
        + points.stream()
            .map(p -> String.format(Locale.ROOT, "%11s", text.apply(p)))
            .collect(Collectors.joining());
  }

  private static boolean isPowerOfTen(long epoch) {
    return Long.toString(epoch).matches("10*");
  }

  private static void outputs(RunResult result, List<String> lines) {
    Experiment experiment = result.experiment();
    double[][] inputs = experiment.data().inputs();
    double[][] targets = experiment.data().targets();
    double[][] subject = result.subject().outputs();
    double[][] reference = result.reference().outputs();
    lines.add(
        outputLine(
            "inputs",
            "target",
            result.subject().name().label(),
            result.reference().name().label(),
            "difference"));
    int shown = 0;
    for (int n = 0; n < inputs.length && shown < MAX_ROWS; n++) {
      for (int j = 0; j < targets[n].length && shown < MAX_ROWS; j++) {
        lines.add(
            outputLine(
                j == 0 ? inputText(inputs[n]) : "",
                cut(Numbers.plain(targets[n][j]), 10),
                Numbers.value(subject[n][j]),
                Numbers.value(reference[n][j]),
                Numbers.small(Math.abs(subject[n][j] - reference[n][j]))));
        shown++;
      }
    }
    int hidden = targets.length * targets[0].length - shown;
    if (hidden > 0) {
      lines.add("… and " + Numbers.count(hidden) + " more, all in the file of --json");
    }
  }

  private static String outputLine(
      String inputs, String target, String subject, String reference, String difference) {
    return String.format(
            Locale.ROOT,
            "%-14s %10s  %18s  %18s  %11s",
            inputs,
            target,
            subject,
            reference,
            difference)
        .stripTrailing();
  }

  private static String inputText(double[] row) {
    return cut(
        IntStream.range(0, Math.min(row.length, 8))
            .mapToObj(i -> Numbers.plain(row[i]))
            .collect(Collectors.joining(" ")),
        14);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static void differences(RunResult result, List<String> lines) {
    String thinned = result.every() == 1 ? "" : " (every " + result.every() + "th)";
    lines.add(
        "largest difference, every element of "
            + Numbers.count(result.comparedSteps())
            + " steps"
            + thinned
            + " from the same parameters");
    differences(
        result, lines, "forward", EnumSet.of(Stage.PRE_ACTIVATION, Stage.ACTIVATION, Stage.LOSS));
    differences(result, lines, "gradient", EnumSet.of(Stage.DELTA, Stage.GRADIENT));
    differences(result, lines, "updated", EnumSet.of(Stage.UPDATE));
    double share = result.differences().stream().mapToDouble(Difference::ofBound).max().orElse(0);
    lines.add(
        "  at most " + Numbers.small(share) + " of its bound; drift " + drift(result.drifted()));
    if (result.kinks() > 0) {
      lines.add("  on a kink or a tie as far as rounding tells, where either one-sided derivative");
      lines.add("  is right: " + Numbers.count(result.kinks()) + " times");
    }
  }

  private static String drift(Drift drift) {
    return Numbers.small(drift.largest())
        + (drift.ofSpread().isPresent()
            ? ", " + Numbers.small(drift.ofSpread().getAsDouble()) + " x the spread of rounding"
            : ", too long a run to judge it");
  }

  private static void differences(
      RunResult result, List<String> lines, String label, Set<Stage> stages) {
    List<Difference> all =
        result.differences().stream().filter(d -> stages.contains(d.stage())).toList();
    if (all.isEmpty()) {
      return;
    }
    List<Difference> largest =
        all.stream()
            .sorted(Comparator.comparingDouble(Difference::largest).reversed())
            .limit(MAX_DIFFERENCES)
            .toList();
    String shown =
        all.stream()
            .filter(largest::contains)
            .map(d -> String.format(Locale.ROOT, "%s %-9s", d.tensor(), Numbers.small(d.largest())))
            .collect(Collectors.joining());
    lines.add(String.format(Locale.ROOT, "  %-10s %s", label, shown).stripTrailing());
  }

  private static void sides(RunResult result, List<String> lines) {
    lines.add(side(result.subject()));
    lines.add(side(result.reference()));
  }

  private static String side(Side side) {
    return String.format(
        Locale.ROOT,
        "%-14s%s, loss %s, %strained in %s",
        side.name().label(),
        side.learning().words(),
        Numbers.loss(side.loss()),
        side.accuracy().isPresent()
            ? "accuracy " + Numbers.percent(side.accuracy().getAsDouble()) + ", "
            : "",
        Numbers.time(side.nanoseconds()));
  }
}
