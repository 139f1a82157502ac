package dev.gradtwin.compare.report;

import dev.gradtwin.compare.Diagnosed;
import dev.gradtwin.compare.Difference;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Side;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.compare.diagnosis.Finding;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.report.TestCase.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run for a pull request: the verdict, what differs most, what was learned, the diagnosis. */
public final class RunMarkdown {
  private static final int MOST_DIFFERENCES = 10;

  private RunMarkdown() {}

  /**
   * The summary of a run.
   *
   * @param result what was found
   * @return to be written
   */
  public static Markdown of(RunResult result) {
    Markdown page = new Markdown();
    VerdictText verdict = VerdictText.of(result);
    boolean match = result.verdict() == Verdict.MATCH;
    page.text("## gradtwin: " + verdict.word());
    page.text(match ? sentence(verdict.sentence()) : parted(verdict.sentence(), result));
    page.block("text", SettingText.lines(result.experiment()));
    if (!verdict.facts().isEmpty()) {
      page.block(
          "text", verdict.facts().stream().map(line -> line.replaceFirst("^  ", "")).toList());
    }
    differences(result, page);
    learning(result, page);
    diagnosis(result, page);
    return page;
  }

  private static String sentence(String verdict) {
    return verdict.substring(0, 1).toUpperCase(Locale.ROOT)
        + verdict.substring(1).replaceFirst(":$", ".");
  }

  private static String parted(String path, RunResult result) {
    return Markdown.code(result.subject().name().words())
        + " and "
        + Markdown.code(result.reference().name().words())
        + (result.verdict() == Verdict.NON_FINITE ? " overflow at " : " part at ")
        + Markdown.code(path)
        + ".";
  }

  private static void differences(RunResult result, Markdown page) {
    List<Difference> largest =
        result.differences().stream()
            .sorted(Comparator.comparingDouble(Difference::ofBound).reversed())
            .limit(MOST_DIFFERENCES)
            .toList();
    Map<String, Status> statuses =
        RunCases.of(result, false).stream()
            .collect(Collectors.toMap(TestCase::name, TestCase::status, (first, same) -> first));
    List<List<String>> rows = new ArrayList<>();
    for (Difference difference : largest) {
      rows.add(
          List.of(
              Markdown.code(RunCases.name(difference)),
              Numbers.small(difference.largest()),
              Numbers.small(difference.ofBound()),
              within(statuses.getOrDefault(RunCases.name(difference), Status.PASSED))));
    }
    int all = result.differences().size();
    page.text(
        "### Largest differences"
            + (all > rows.size() ? ", " + rows.size() + " of " + Numbers.count(all) : ""));
    page.table(
        List.of("compared", "largest difference:", "in units of its bound:", "within"), rows);
    page.text(
        "Every element of "
            + Numbers.count(result.comparedSteps())
            + (result.comparedSteps() == 1 ? " step" : " steps")
            + ", both from the same parameters.");
  }

  private static String within(Status status) {
    return switch (status) {
      case PASSED -> "yes";
      case FAILED -> "**no**";
      case SKIPPED -> "follows";
    };
  }

  private static void learning(RunResult result, Markdown page) {
    boolean classes = result.subject().accuracy().isPresent();
    List<String> head = new ArrayList<>(List.of("side", "learning", "loss:", "learned by epoch:"));
    if (classes) {
      head.add("accuracy:");
    }
    page.text("### Learning");
    page.table(head, List.of(side(result.subject()), side(result.reference())));
  }

  private static List<String> side(Side side) {
    List<String> row = new ArrayList<>();
    row.add(Markdown.code(side.name().label()));
    row.add(side.learning().words());
    row.add(Numbers.loss(side.loss()));
    row.add(
        side.convergedBy().isPresent() ? Numbers.count(side.convergedBy().getAsLong()) : "never");
    side.accuracy().ifPresent(accuracy -> row.add(Numbers.percent(accuracy)));
    return row;
  }

  private static void diagnosis(RunResult result, Markdown page) {
    if (result.verdict() != Verdict.MISMATCH) {
      return;
    }
    page.text("### Diagnosis");
    for (Diagnosed diagnosed : result.diagnosis()) {
      Finding finding = diagnosed.finding();
      Side side = diagnosed.side() == WrongSide.REFERENCE ? result.reference() : result.subject();
      page.text(
          "**"
              + Markdown.code(finding.words())
              + "** in "
              + Markdown.code(DiagnosisText.places(finding))
              + " of "
              + Markdown.code(side.name().words())
              + ".");
      String should = Formula.right(finding.place()).text(result.experiment().network());
      String is = finding.formula().text(result.experiment().network());
      page.block(
          "diff",
          finding.cause() == Cause.UNKNOWN
              ? List.of("+ " + should)
              : List.of("- " + is, "+ " + should));
    }
    page.block("text", DiagnosisText.lines(result).stream().skip(1).toList());
  }
}
