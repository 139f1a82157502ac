package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an experiment smaller as long as the same goes wrong: tries every {@link Simplification} in
 * turn, keeps what still shows it, and begins anew until none does. The same experiment always
 * shrinks to the same one.
 */
final class Shrinker {
  private static final int MOST_TRIALS = 400;

  private final Judge judge;
  private int trials;

  Shrinker(Judge judge) {
    this.judge = judge;
  }

  Experiment shrink(Experiment experiment, Verdict verdict) {
    Experiment smallest = experiment;
    boolean smaller = true;
    while (smaller && trials < MOST_TRIALS) {
      smaller = false;
      List<Supplier<Experiment>> candidates = Simplification.of(smallest);
      for (int k = 0; k < candidates.size() && !smaller && trials < MOST_TRIALS; k++) {
        Experiment candidate = built(candidates.get(k));
        if (candidate != null && !candidate.equals(smallest) && shows(candidate, verdict)) {
          smallest = candidate;
          smaller = true;
        }
      }
    }
    return smallest;
  }

  private static @Nullable Experiment built(Supplier<Experiment> candidate) {
    try {
      return candidate.get();
    } catch (SpecException e) {
      return null; // no experiment at all
    }
  }

  private boolean shows(Experiment candidate, Verdict verdict) {
    trials++;
    try {
      Verdict found = judge.judge(candidate);
      return found.signature().equals(verdict.signature());
    } catch (SpecException e) {
      return false; // the twin cannot express it
    }
  }
}
