package dev.gradtwin.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps that a diagnosis will look at: the first that diverged; of sides that cannot be asked
 * for other steps, also the first ones of the run and those after the divergence.
 */
final class Evidence {
  private static final int MOST_FIRST = 4;
  private static final int MOST_FROM_DIVERGENCE = 6;

  private final boolean all;
  private final List<Kept> steps = new ArrayList<>();
  private int fromDivergence;

  /**
   * A step.
   *
   * @param step its number
   * @param parting what both sides had and told
   * @param first whether it is the first that diverged
   */
  record Kept(long step, Parting parting, boolean first) {}

  /**
   * @param all whether to keep more than one step
   */
  Evidence(boolean all) {
    this.all = all;
  }

  /** Called at every compared step; copies what it keeps. */
  void step(long step, Parting parting, boolean diverged) {
    boolean after = diverged || fromDivergence > 0;
    boolean first = after && fromDivergence == 0;
    boolean keep =
        after
            ? fromDivergence < (all ? MOST_FROM_DIVERGENCE : 1)
            : all && steps.size() < MOST_FIRST;
    fromDivergence += after ? 1 : 0;
    if (keep) {
      steps.add(new Kept(step, parting.copy(), first));
    }
  }

  /** In their order. */
  List<Kept> steps() {
    return List.copyOf(steps);
  }
}
