package dev.gradtwin.compare.fuzz;

import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.FirstDivergence;
import dev.gradtwin.compare.Judgement;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Trainer;

/** Trains both sides of a case and says what became of it. */
final class Judge {
  private final Sides sides;

  Judge(Sides sides) {
    this.sides = sides;
  }

  Verdict judge(Experiment experiment) {
    try (Trainer subject = sides.subject(experiment);
        Trainer reference = sides.reference(experiment)) {
      FirstDivergence found = FirstDivergence.of(experiment, subject, reference);
      if (found.divergence().isEmpty()) {
        return found.unbounded() ? new Verdict(Outcome.ILL_CONDITIONED, "", "") : Verdict.MATCH;
      }
      Divergence divergence = found.divergence().get();
      Outcome outcome = outcome(experiment, divergence, found);
      return outcome == Outcome.ILL_CONDITIONED
          ? new Verdict(outcome, "", "")
          : Verdict.of(outcome, experiment, divergence);
    } catch (SpecException | UnsupportedOperationException | IllegalStateException e) {
      String why = Quoting.oneLine(String.valueOf(e.getMessage()), 160);
      return new Verdict(Outcome.REFUSED, why.replaceAll("[0-9]+", "n"), why);
    }
  }

  private static Outcome outcome(
      Experiment experiment, Divergence divergence, FirstDivergence found) {
    boolean both =
        !Double.isFinite(divergence.subject()) && !Double.isFinite(divergence.reference());
    if (both || Double.isInfinite(divergence.bound())) {
      return overflow(experiment, divergence, found, both);
    }
    if (found.judgement().isEmpty()) {
      return Outcome.UNEXPLAINED;
    }
    Judgement judgement = found.judgement().get();
    if (beyondRange(experiment.precision(), judgement.exact())) {
      return Outcome.ILL_CONDITIONED;
    }
    return switch (judgement.wrongSide()) {
      case SUBJECT -> Outcome.HAND_WRITTEN_WRONG;
      case REFERENCE -> Outcome.DL4J_WRONG;
      case BOTH -> Outcome.BOTH_WRONG;
    };
  }

  /** Where rounding explains anything, only a value that is no number is wrong by itself. */
  private static Outcome overflow(
      Experiment experiment, Divergence divergence, FirstDivergence found, boolean both) {
    if (both || found.judgement().isEmpty()) {
      return Outcome.ILL_CONDITIONED;
    }
    if (beyondRange(experiment.precision(), found.judgement().get().exact())) {
      return Outcome.ILL_CONDITIONED;
    }
    return Double.isFinite(divergence.reference())
        ? Outcome.HAND_WRITTEN_WRONG
        : Outcome.DL4J_WRONG;
  }

  /** Whether a number is so large that one rounding more or less overflows. */
  private static boolean beyondRange(Precision precision, double exact) {
    return Double.isNaN(exact) || Double.isInfinite(precision.round(4 * exact));
  }
}
