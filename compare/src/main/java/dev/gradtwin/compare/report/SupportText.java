package dev.gradtwin.compare.report;

import dev.gradtwin.compare.support.Support;
import dev.gradtwin.compare.support.SupportTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What experiments can be made of, as a page that a terminal and a browser can show. */
public final class SupportText {
  private SupportText() {}

  /**
   * The page.
   *
   * @param rows by group
   * @return lines of Markdown
   */
  public static List<String> lines(Map<String, List<Row>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("# What is supported, and on which side");
    lines.add("");
    lines.add("Every part was put into a small experiment and trained, under Deeplearning4j's");
    lines.add("conventions and under the textbook's (conventions.md), with the oracle asked at");
    lines.add("every step. *both*: both sides train it alike, and the oracle agrees. *by hand*:");
    lines.add("Deeplearning4j cannot say it, the hand-written side can, and the oracle agrees.");
    lines.add("*no*: an experiment cannot have it. The reasons are below the tables.");
    Map<String, Set<String>> reasons = new LinkedHashMap<>();
    rows.forEach(
        (group, parts) -> {
          lines.add("");
          lines.add(row(group, "twin's", "textbook's"));
          lines.add("|" + "-".repeat(40) + "|" + "-".repeat(13) + "|" + "-".repeat(14) + "|");
          for (Row part : parts) {
            lines.add(row(part.name(), words(part.twin()), words(part.textbook())));
            note(reasons, part.name(), part.twin());
            note(reasons, part.name(), part.textbook());
          }
        });
    lines.add("");
    reasons.forEach(
        (reason, names) ->
            lines.addAll(LineBreaker.wrap("- " + String.join(", ", names) + ": " + reason, 80)));
    return lines;
  }

  private static void note(Map<String, Set<String>> reasons, String name, Support support) {
    if (!support.reason().isEmpty()) {
      reasons.computeIfAbsent(support.reason(), reason -> new LinkedHashSet<>()).add(name);
    }
  }

  private static String words(Support support) {
    return support.sides().words();
  }

  private static String row(String part, String twin, String textbook) {
    return String.format(Locale.ROOT, "| %-38s | %-11s | %-12s |", part, twin, textbook);
  }
}
