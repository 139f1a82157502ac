package dev.gradtwin.compare.report;

import dev.gradtwin.compare.fuzz.FuzzReport;
import dev.gradtwin.compare.fuzz.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What a fuzzer found, for a pull request. */
public final class FuzzMarkdown {
  private FuzzMarkdown() {}

  /**
   * The summary.
   *
   * @param report what was found
   * @return to be written
   */
  public static Markdown of(FuzzReport report) {
    Markdown page = new Markdown();
    page.text("## gradtwin fuzz: " + (report.hasFindings() ? "they differ" : "no finding"));
    page.text(
        FuzzText.cases(report.results().size())
            + " of seed "
            + report.seed()
            + ", from number "
            + Numbers.count(report.first())
            + " on.");
    List<List<String>> outcomes = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.add(List.of(outcome.words(), Numbers.count(report.count(outcome))));
    }
    page.table(List.of("outcome", "cases:"), outcomes);
    if (!report.findings().isEmpty()) {
      page.text("### Findings");
      page.table(
          List.of("who is wrong", "cause", "cases:", "first:", "seen"),
          report.findings().stream()
              .map(
                  finding ->
                      List.of(
                          finding.outcome().words(),
                          Markdown.code(finding.cause()),
                          Numbers.count(finding.cases()),
                          Long.toString(finding.first()),
                          Markdown.code(finding.detail())))
              .toList());
    }
    return page;
  }
}
