package dev.gradtwin.compare.benchmark;

import java.io.PrintStream;
import java.util.List;

/** What became of one kind of bug. */
final class KindResult {
  final Bug bug;
  final ExaminerTally examiner = new ExaminerTally();
  final Tally checkers = new Tally();

  KindResult(Bug bug) {
    this.bug = bug;
  }

  /** Prints one line for each kind, at most 80 columns. */
  static void print(PrintStream to, List<KindResult> kinds) {
    to.printf(
        "%n%-42s%4s %5s %5s %5s %5s %6s%n",
        "kind", "", "cases", "found", "loc.", "named", "others");
    for (KindResult kind : kinds) {
      ExaminerTally e = kind.examiner;
      to.printf(
          "%-42s%4s %5d %5s %5s %5s %6s%n",
          kind.bug.kind(),
          Bugs.HELD_OUT.contains(kind.bug) ? "held" : "",
          e.found.of(),
          e.found.percent(),
          e.located.percent(),
          kind.bug.nameless() ? e.unknown.percent() : e.named.percent(),
          kind.checkers.percent());
    }
  }
}
