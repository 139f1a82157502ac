package dev.gradtwin.compare.fuzz;

import java.util.List;

/**
 * What was found.
 *
 * @param seed of the cases
 * @param first the number of the first
 * @param results of all cases, in their order
 * @param findings in the order of their first cases
 * @param coverage what the cases had in them
 */
public record FuzzReport(
    long seed, long first, List<CaseResult> results, List<Finding> findings, Coverage coverage) {
  /** Copies the lists. */
  public FuzzReport {
    results = List.copyOf(results);
    findings = List.copyOf(findings);
  }

  /**
   * How many cases had an outcome.
   *
   * @param outcome which
   * @return their number
   */
  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /**
   * Whether the sides differ anywhere.
   *
   * @return true if there is a finding
   */
  public boolean hasFindings() {
    return results.stream().anyMatch(result -> result.outcome().isFinding());
  }
}
