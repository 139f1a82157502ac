package dev.gradtwin.compare.benchmark;

import java.util.Locale;

/** So many of so many. */
final class Tally {
  private int yes;
  private int of;

  void add(boolean counted) {
    yes += counted ? 1 : 0;
    of++;
  }

  int yes() {
    return yes;
  }

  int of() {
    return of;
  }

  /** Of one. */
  double share() {
    return (double) yes / of;
  }

  /** In percent with one decimal; all is 100 and nothing else is. */
  String percent() {
    return of == 0 ? "-" : String.format(Locale.ROOT, "%.1f", Math.floor(1000.0 * yes / of) / 10);
  }
}
