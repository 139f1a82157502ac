package dev.gradtwin.compare;

import java.util.ArrayList;
import java.util.List;

/** The steps of a run that are kept: the first few, and those from the first divergence on. */
final class Evidence {
  private static final int MOST_FIRST = 4;
  private static final int MOST_FROM_DIVERGENCE = 6;

  private final List<Kept> steps = new ArrayList<>();
  private int fromDivergence;

  /**
   * A step.
   *
   * @param step its number
   * @param parting what both sides had and told
   * @param diverged whether it is the first that diverged
   */
  record Kept(long step, Parting parting, boolean diverged) {
    /** What the subject had and told. */
    SubjectStep ofSubject() {
      return new SubjectStep(step, parting.before(), parting.batch(), parting.subject());
    }
  }

  /** Called at every compared step; copies what it keeps. */
  void step(long step, Parting parting, boolean diverged) {
    boolean after = diverged || fromDivergence > 0;
    boolean keep = after ? fromDivergence < MOST_FROM_DIVERGENCE : steps.size() < MOST_FIRST;
    if (keep) {
      steps.add(new Kept(step, parting.copy(), diverged && fromDivergence == 0));
    }
    fromDivergence += after ? 1 : 0;
  }

  /** All of them, in their order. */
  List<Kept> steps() {
    return List.copyOf(steps);
  }

  /** The first that diverged; none if none did. */
  List<Kept> diverged() {
    return steps.stream().filter(Kept::diverged).toList();
  }
}
