package dev.gradtwin.compare.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of one half of the bugs. */
final class Results {
  private final String half;
  private final List<GradientChecker> names;

  /** Bugs that have no effect beyond rounding at a point: whether probes elsewhere found them. */
  final Tally hidden = new Tally();

  /** The kinds that have an effect somewhere. */
  final Set<String> kinds = new HashSet<>();

  final ExaminerTally examiner = new ExaminerTally();
  final List<CheckerTally> checkers = new ArrayList<>();

  Results(String half, List<GradientChecker> names) {
    this.half = half;
    this.names = names;
    names.forEach(name -> checkers.add(new CheckerTally()));
  }

  /** Prints at most 80 columns. */
  void print(PrintStream to) {
    to.printf(
        "%nbugs %s: %d kinds, %d cases; %d hidden at their point, %d of them found by probes%n",
        half, kinds.size(), checkers.get(0).found.of(), hidden.of(), hidden.yes());
    to.printf(
        "%-24s %7s %8s %7s %7s %8s %7s%n",
        "in %", "found", "located", "named", "misnam.", "unknown", "alarms");
    to.printf(
        "%-24s %7s %8s %7s %7s %8s %7s%n",
        "gradtwin",
        examiner.found.percent(),
        examiner.located.percent(),
        examiner.named.percent(),
        examiner.misnamed.percent(),
        examiner.unknown.percent(),
        examiner.falseAlarms.percent());
    to.printf("%-24s %7s %8s %32s%n", "in %", "found", "not upd.", "alarms");
    for (int k = 0; k < names.size(); k++) {
      CheckerTally tally = checkers.get(k);
      to.printf(
          "%-24s %7s %8s %32s%n",
          names.get(k).name(),
          tally.found.percent(),
          tally.foundBeforeUpdate.percent(),
          tally.falseAlarms.percent());
    }
  }
}
