package dev.gradtwin.compare.baseline;

import java.util.NavigableSet;
import java.util.TreeSet;

/** The steps of a run that a baseline keeps: 0, 1, 2, 5, 10, 20, 50, …, and the last. */
final class ChosenSteps {
  private static final int[] SERIES = {1, 2, 5};

  private ChosenSteps() {}

  /** Of so many steps, their numbers from 0. */
  static NavigableSet<Long> of(long steps) {
    NavigableSet<Long> chosen = new TreeSet<>();
    chosen.add(0L);
    for (long power = 1; power < steps; power *= 10) {
      for (int factor : SERIES) {
        if (factor * power < steps) {
          chosen.add(factor * power);
        }
      }
    }
    chosen.add(steps - 1);
    return chosen;
  }
}
