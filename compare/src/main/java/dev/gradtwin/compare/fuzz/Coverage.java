package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cases had in them.
 *
 * @param counts by kind, such as {@code activation}, and name, in how many cases
 */
public record Coverage(Map<String, Map<String, Integer>> counts) {
  static Coverage of(long seed, long first, long cases) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (long k = first; k < first + cases; k++) {
      Experiment e = CaseGenerator.of(seed, k);
      for (LayerSpec layer : e.network().layers().stream().distinct().toList()) {
        count(counts, "activation", layer.activation().name());
      }
      count(counts, "loss", e.network().loss().name());
      count(counts, "updater", e.training().updater().getClass().getSimpleName());
      count(counts, "precision", e.precision().name());
      count(counts, "layers", Integer.toString(e.network().layers().size()));
    }
    return new Coverage(counts);
  }

  private static void count(Map<String, Map<String, Integer>> counts, String kind, String name) {
    counts
        .computeIfAbsent(kind, k -> new TreeMap<>())
        .merge(name.toLowerCase(Locale.ROOT).replace('_', '-'), 1, Integer::sum);
  }
}
