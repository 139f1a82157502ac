package dev.gradtwin.compare.report;

import dev.gradtwin.compare.fuzz.Finding;
import dev.gradtwin.compare.fuzz.FuzzReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a fuzzer found as test cases: all cases that are as they should be, and every finding. */
public final class FuzzCases {
  private FuzzCases() {}

  /**
   * The test cases.
   *
   * @param report what was found
   * @param nanoseconds what it took
   * @return the findings after all others
   */
  public static List<TestCase> of(FuzzReport report, long nanoseconds) {
    List<TestCase> cases = new ArrayList<>();
    cases.add(TestCase.passed("cases without a finding", nanoseconds, FuzzText.lines(report)));
    for (Finding finding : report.findings()) {
      cases.add(
          TestCase.failed(
              finding.outcome().words() + ": " + finding.cause(),
              0,
              finding.outcome().words(),
              String.format(
                  Locale.ROOT,
                  "%s, first %d of seed %d",
                  FuzzText.cases(finding.cases()),
                  finding.first(),
                  report.seed()),
              List.of(finding.detail())));
    }
    return cases;
  }
}
