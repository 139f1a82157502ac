package dev.gradtwin.compare.report;

import dev.gradtwin.compare.RunResult;
import dev.gradtwin.train.Quantity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a subject told of its steps, and what telling more would bring. */
final class ToldText {
  private static final int WIDTH = 80;

  private static final Map<Quantity, String> NAMES =
      Map.of(
          Quantity.PRE_ACTIVATIONS, "z",
          Quantity.ACTIVATIONS, "activations",
          Quantity.LOSS, "loss",
          Quantity.DELTAS, "deltas",
          Quantity.GRADIENTS, "gradients",
          Quantity.PARAMETERS, "parameters");

  private ToldText() {}

  /** Names as the protocol has them, in the order of cause. */
  static List<String> names(Set<Quantity> quantities) {
    return EnumSet.allOf(Quantity.class).stream()
        .filter(quantities::contains)
        .map(NAMES::get)
        .map(String::valueOf)
        .toList();
  }

  /** Nothing for a trainer that tells all but perhaps its deltas. */
  static List<String> lines(RunResult result) {
    Set<Quantity> told = result.told();
    if (told.isEmpty() || told.containsAll(EnumSet.complementOf(EnumSet.of(Quantity.DELTAS)))) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    String text = String.join(", ", names(told)) + "; " + more(told);
    for (String line : LineBreaker.wrap(text, WIDTH - 17)) {
      String label = lines.isEmpty() ? "told" : "";
      lines.add(String.format(Locale.ROOT, "  %-14s %s", label, line.strip()));
    }
    return lines;
  }

  private static String more(Set<Quantity> told) {
    List<String> more = new ArrayList<>();
    if (!told.contains(Quantity.PRE_ACTIVATIONS) || !told.contains(Quantity.ACTIVATIONS)) {
      more.add(
          missing(told, Quantity.PRE_ACTIVATIONS, Quantity.ACTIVATIONS) + " (the forward pass)");
    }
    if (!told.contains(Quantity.GRADIENTS)) {
      more.add("gradients (apart from the update)");
    }
    if (!told.contains(Quantity.PARAMETERS)) {
      more.add("parameters (the update)");
    }
    return more.isEmpty() ? "the loss is not checked" : "to see more: " + String.join(", ", more);
  }

  private static String missing(Set<Quantity> told, Quantity... of) {
    return Set.of(of).stream()
        .filter(quantity -> !told.contains(quantity))
        .sorted()
        .map(NAMES::get)
        .collect(Collectors.joining(" and "));
  }
}
