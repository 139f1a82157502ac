package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.benchmark.Examiner.Answer;

/** What an {@link Examiner} found, located and named. */
final class ExaminerTally {
  final Tally found = new Tally();
  final Tally located = new Tally();

  /** Of the bugs that have a name: one of the right names was given, and no other. */
  final Tally named = new Tally();

  /** Of the bugs that have a name: a wrong name was given. */
  final Tally misnamed = new Tally();

  /** Of the bugs that have no name: none was given. */
  final Tally unknown = new Tally();

  final Tally falseAlarms = new Tally();

  void bug(Bug bug, String place, boolean toldDeltas, Answer answer) {
    found.add(answer.found());
    located.add(answer.found() && located(place, toldDeltas, answer));
    if (bug.nameless()) {
      unknown.add(answer.found() && answer.causes().isEmpty());
    } else {
      boolean right = bug.causes().containsAll(answer.causes());
      named.add(right && !answer.causes().isEmpty());
      misnamed.add(!right);
    }
  }

  /**
   * The place is right; where deltas were not told, a gradient of the same layer will do for its
   * delta.
   */
  private static boolean located(String place, boolean toldDeltas, Answer answer) {
    String said = answer.place();
    if (said == null) {
      return false;
    }
    boolean layersGradient =
        place.endsWith("_dz")
            && said.startsWith(place.substring(0, place.length() - "dz".length()))
            && said.endsWith(" gradient");
    return said.equals(place) || (!toldDeltas && layersGradient);
  }
}
