package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Experiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A difference that has been shrunk: like ones are one finding.
 *
 * @param outcome who is wrong
 * @param cause what is known to be wrong, or else what its smallest experiment has that is not
 *     plain, and where it shows
 * @param cases how many cases show it
 * @param first the number of the first
 * @param detail the numbers of the smallest experiment, or its error
 * @param smallest the smallest experiment that shows it
 */
public record Finding(
    Outcome outcome, String cause, int cases, long first, String detail, Experiment smallest) {
  static Finding of(FuzzGroup group, Verdict verdict, Experiment smallest) {
    return new Finding(
        group.outcome(),
        KnownFinding.of(group.outcome(), smallest, verdict)
            .map(KnownFinding::title)
            .orElse(Features.of(smallest) + "; " + verdict.place()),
        group.count(),
        group.first(),
        verdict.detail(),
        smallest);
  }

  /** Those with the same cause as one, in the order of their first cases. */
  static List<Finding> merged(List<Finding> findings) {
    Map<String, Finding> merged = new LinkedHashMap<>();
    for (Finding finding : findings) {
      merged.merge(
          finding.outcome() + finding.cause(),
          finding,
          (known, another) ->
              new Finding(
                  known.outcome(),
                  known.cause(),
                  known.cases() + another.cases(),
                  known.first(),
                  known.detail(),
                  known.smallest()));
    }
    return new ArrayList<>(merged.values());
  }
}
