package dev.gradtwin.compare.benchmark;

/** What a gradient checker of another project found. */
final class CheckerTally {
  final Tally found = new Tally();
  final Tally foundBeforeUpdate = new Tally();
  final Tally falseAlarms = new Tally();

  void bug(String place, boolean accepted) {
    found.add(!accepted);
    if (!place.endsWith("updated parameter")) {
      foundBeforeUpdate.add(!accepted);
    }
  }
}
