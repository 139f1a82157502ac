package dev.gradtwin.compare.report;

import dev.gradtwin.compare.fuzz.Finding;
import dev.gradtwin.compare.fuzz.FuzzReport;
import dev.gradtwin.compare.fuzz.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a fuzzer found, in text. */
public final class FuzzText {
  private static final int WIDTH = 80;

  private FuzzText() {}

  /**
   * The report.
   *
   * @param report what was found
   * @return lines of at most 80 characters
   */
  public static List<String> lines(FuzzReport report) {
    List<String> lines = new ArrayList<>();
    long last = report.first() + report.results().size() - 1;
    lines.add(
        String.format(
            Locale.ROOT,
            "%s of seed %d, numbers %,d to %,d",
            cases(report.results().size()),
            report.seed(),
            report.first(),
            last));
    lines.add("");
    for (Outcome outcome : Outcome.values()) {
      lines.add(String.format(Locale.ROOT, "  %-20s %,9d", outcome.words(), report.count(outcome)));
    }
    findings(report, lines);
    lines.add("");
    lines.add("In so many cases:");
    for (Map.Entry<String, Map<String, Integer>> kind : report.coverage().counts().entrySet()) {
      List<String> counts = new ArrayList<>();
      kind.getValue().forEach((name, count) -> counts.add(name + " " + Numbers.count(count)));
      wrap(String.format(Locale.ROOT, "  %-11s", kind.getKey()), counts, lines);
    }
    return lines;
  }

  private static void findings(FuzzReport report, List<String> lines) {
    int number = 0;
    for (Finding finding : report.findings()) {
      lines.add("");
      number++;
      String head =
          String.format(
              Locale.ROOT,
              "%d. %s, in %s, first %d",
              number,
              finding.outcome().words(),
              cases(finding.cases()),
              finding.first());
      lines.add(head);
      for (String text : List.of(finding.cause(), finding.detail())) {
        for (String line : LineBreaker.wrap(text, WIDTH - 4)) {
          lines.add("   " + line.strip());
        }
      }
    }
  }

  static String cases(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d case" : "%,d cases", count);
  }

  private static void wrap(String head, List<String> items, List<String> lines) {
    StringBuilder line = new StringBuilder(head);
    for (String item : items) {
      if (line.length() + item.length() + 2 > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(head.length()));
      }
      line.append(' ').append(item).append(item.equals(items.get(items.size() - 1)) ? "" : ",");
    }
    lines.add(line.toString());
  }
}
