package dev.gradtwin.compare.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All bugs, in two halves: every second one of each family is held out from the development of what
 * is measured.
 */
final class Bugs {
  private static final List<List<Bug>> FAMILIES =
      List.of(
          ForwardBugs.ALL,
          DeltaBugs.ALL,
          SlopeBugs.ALL,
          GradientBugs.ALL,
          GradientStateBugs.ALL,
          UpdateBugs.ALL,
          OddBugs.ALL);

  static final List<Bug> ALL = FAMILIES.stream().flatMap(List::stream).toList();

  static final Set<Bug> HELD_OUT = everySecond();

  private Bugs() {}

  private static Set<Bug> everySecond() {
    List<Bug> heldOut = new ArrayList<>();
    for (List<Bug> family : FAMILIES) {
      Stream.iterate(1, k -> k < family.size(), k -> k + 2).map(family::get).forEach(heldOut::add);
    }
    return new LinkedHashSet<>(heldOut);
  }
}
