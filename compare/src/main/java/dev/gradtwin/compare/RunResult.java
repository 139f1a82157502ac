package dev.gradtwin.compare;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a lock-step run found.
 *
 * @param experiment what was run
 * @param every every how many steps the sides were compared
 * @param steps steps taken; fewer than the experiment's when a value was not finite
 * @param comparedSteps steps compared
 * @param divergedSteps compared steps with at least one divergence
 * @param divergence the first one; of {@link Stage#DRIFT} only where no compared step has another
 * @param judgement what the oracle says of it
 * @param oracle what else was held against exact values; empty if nothing was
 * @param diagnosis the mistakes that explain it, in the order of cause
 * @param told what the subject told of its steps
 * @param declaration what the subject could declare about its numbers to be right; empty where
 *     nothing is known
 * @param evidence the first steps, and those from the divergence on
 * @param differences the largest difference of each tensor, both sides starting every step from the
 *     same parameters
 * @param kinks in how many places rounding decided between two one-sided derivatives, of which
 *     either is right
 * @param drifted how far the sides moved apart, each keeping its own parameters
 * @param curve losses after a few epochs
 * @param subject the trainer under test
 * @param reference what it is held against, its twin for instance
 */
public record RunResult(
    Experiment experiment,
    int every,
    long steps,
    long comparedSteps,
    long divergedSteps,
    Optional<Divergence> divergence,
    Optional<Judgement> judgement,
    Optional<OracleCheck> oracle,
    List<Diagnosed> diagnosis,
    Set<Quantity> told,
    Optional<String> declaration,
    List<SubjectStep> evidence,
    List<Difference> differences,
    long kinks,
    Drift drifted,
    List<CurvePoint> curve,
    Side subject,
    Side reference) {
  /** Copies the lists. */
  public RunResult {
    diagnosis = List.copyOf(diagnosis);
    told = Set.copyOf(told);
    evidence = List.copyOf(evidence);
    differences = List.copyOf(differences);
    curve = List.copyOf(curve);
  }

  /**
   * The same, and what the subject could declare.
   *
   * @param declaration such as {@code "gradient": "mean"}
   * @return a result
   */
  public RunResult with(Optional<String> declaration) {
    return new RunResult(
        experiment,
        every,
        steps,
        comparedSteps,
        divergedSteps,
        divergence,
        judgement,
        oracle,
        diagnosis,
        told,
        declaration,
        evidence,
        differences,
        kinks,
        drifted,
        curve,
        subject,
        reference);
  }

  /**
   * How far the sides moved apart, each keeping its own parameters.
   *
   * @return the largest difference of any parameter
   */
  public double drift() {
    return drifted.largest();
  }

  /**
   * The verdict.
   *
   * @return whether the sides match
   */
  public Verdict verdict() {
    return divergence
        .map(d -> d.nonFinite() ? Verdict.NON_FINITE : Verdict.MISMATCH)
        .orElse(Verdict.MATCH);
  }

  /**
   * Whether the sides drifted apart by more than rounding usually makes them, though every single
   * step is right: chaotic training may, and roundings that always err in the same direction.
   *
   * @return true if the sides match all the same
   */
  public boolean driftsThoughRight() {
    return divergence.isEmpty() && drifted.firstBeyond().isPresent();
  }

  /**
   * Whether both learned.
   *
   * @return true if the convergence rule holds for both
   */
  public boolean bothConverged() {
    return subject.learning() == Learning.CONVERGED && reference.learning() == Learning.CONVERGED;
  }
}
