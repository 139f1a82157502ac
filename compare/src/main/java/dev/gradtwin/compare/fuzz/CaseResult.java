package dev.gradtwin.compare.fuzz;

/**
 * What became of a case.
 *
 * @param number of the case
 * @param outcome what
 * @param signature what it has in common with like ones; empty for one that is nothing
 */
public record CaseResult(long number, Outcome outcome, String signature) {
  static CaseResult of(long number, Verdict verdict) {
    return new CaseResult(number, verdict.outcome(), verdict.signature().orElse(""));
  }
}
