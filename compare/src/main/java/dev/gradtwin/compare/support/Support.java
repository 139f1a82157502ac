package dev.gradtwin.compare.support;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;

/**
 * Which sides train an experiment alike, and as the oracle says.
 *
 * @param sides which
 * @param reason why the twin does not; empty where it does
 */
public record Support(Sides sides, String reason) {
  /** Who trains it. */
  public enum Sides {
    /** Both, and the oracle agrees with both at every step. */
    BOTH("both"),
    /** The hand-written side, and the oracle agrees with it at every step. */
    HAND_WRITTEN("by hand"),
    /** They differ, from each other or from the oracle. */
    DIFFER("they differ"),
    /** An experiment cannot have it. */
    NONE("no");

    private final String words;

    Sides(String words) {
      this.words = words;
    }

    /**
     * What reports call it.
     *
     * @return a phrase
     */
    public String words() {
      return words;
    }
  }

  /** Trains it, asking the oracle at every step. */
  static Support of(Experiment experiment) {
    try (HandrolledNetwork free = HandrolledNetwork.of(experiment);
        HandrolledNetwork resynchronised = HandrolledNetwork.of(experiment);
        Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      return judged(experiment, Pairing.withTwin(free, resynchronised, twin), Sides.BOTH, "");
    } catch (SpecException e) {
      return alone(experiment, String.valueOf(e.getMessage()));
    }
  }

  /** The hand-written network held against itself: what is judged is the oracle's word. */
  private static Support alone(Experiment experiment, String reason) {
    try (HandrolledNetwork subject = HandrolledNetwork.of(experiment);
        HandrolledNetwork free = HandrolledNetwork.of(experiment);
        HandrolledNetwork resynchronised = HandrolledNetwork.of(experiment)) {
      Pairing pairing = Pairing.ofSubject(subject, free, resynchronised, SideName.HANDROLLED);
      return judged(experiment, pairing, Sides.HAND_WRITTEN, reason);
    }
  }

  private static Support judged(Experiment experiment, Pairing pairing, Sides who, String reason) {
    Verdict verdict =
        new LockStep(experiment, pairing, 1, OracleMode.ALWAYS).run(step -> {}).verdict();
    return new Support(verdict == Verdict.MATCH ? who : Sides.DIFFER, reason);
  }
}
