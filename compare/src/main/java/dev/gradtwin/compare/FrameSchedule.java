package dev.gradtwin.compare;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The steps of a run at which it is looked at: about as many whatever its length, a third of them
 * at a constant ratio, dense where training changes fast, the others at a constant distance.
 */
final class FrameSchedule {
  private final NavigableSet<Long> steps = new TreeSet<>();

  /**
   * Chooses.
   *
   * @param total steps of the run
   * @param frames how many are chosen, of a run that has so many; first and last always are
   */
  FrameSchedule(long total, int frames) {
    int even = 2 * frames / 3;
    for (int ratios = 0; steps.size() < Math.min(frames, total); ratios++) {
      steps.clear();
      for (int k = 0; k <= even; k++) {
        steps.add((total - 1) * k / even);
      }
      for (int k = 0; k < ratios; k++) {
        steps.add(Math.round(Math.expm1(Math.log((double) total) * k / ratios)));
      }
    }
  }

  /** Whether one that was chosen has come, and was not looked at yet. */
  boolean due(long step) {
    return !steps.isEmpty() && step >= steps.first();
  }

  /** Looked at. */
  void done(long step) {
    steps.headSet(step, true).clear();
  }
}
