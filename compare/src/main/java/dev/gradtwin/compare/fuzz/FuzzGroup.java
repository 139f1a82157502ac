package dev.gradtwin.compare.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases with the same signature.
 *
 * @param signature what they have in common
 * @param outcome theirs
 * @param first the number of the first
 * @param count how many
 */
record FuzzGroup(String signature, Outcome outcome, long first, int count) {
  /** The groups of results, in the order of their first cases. */
  static List<FuzzGroup> of(List<CaseResult> results) {
    Map<String, FuzzGroup> groups = new LinkedHashMap<>();
    for (CaseResult result : results) {
      if (!result.signature().isEmpty()) {
        groups.merge(
            result.signature(),
            new FuzzGroup(result.signature(), result.outcome(), result.number(), 1),
            (known, another) ->
                new FuzzGroup(
                    known.signature(), known.outcome(), known.first(), known.count() + 1));
      }
    }
    return new ArrayList<>(groups.values());
  }
}
