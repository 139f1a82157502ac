package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.DriftSpread;
import dev.gradtwin.compare.oracle.StepBound;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains a subject and its twin on the same batches and compares them, step by step.
 *
 * <p>The twin is the expensive side and takes each step once. The subject takes it twice: once with
 * its own parameters, so that drift shows (<i>free-running</i>), and once, as a second instance,
 * from the parameters that the twin had before the step, so that the step is judged by itself
 * (<i>re-synchronised</i>). The second decides. Where it finds nothing and the drift is more than
 * rounding does to this run, {@link FreeReplay} looks at the steps that the first took.
 */
public final class LockStep {
  private final Experiment experiment;
  private final Trainer free;
  private final Trainer resynchronised;
  private final Trainer twin;
  private final int every;
  private final OracleWatch oracle;

  private final Parameters initial;
  private final StepTrace twinTrace;
  private final StepTrace subjectTrace;
  private final StepBound rounding;
  private final StepComparison comparison;
  private final DriftObserver drift;
  private final LearningCurve curve;
  private final ConvergenceWatch subjectWatch;
  private final ConvergenceWatch twinWatch;
  private long subjectNanoseconds;
  private long twinNanoseconds;
  private long compared;
  private long diverged;
  private @Nullable Divergence first;
  private @Nullable Parting parting;
  private Optional<Judgement> judgement = Optional.empty();

  /**
   * Prepares a run; no trainer has to be loaded.
   *
   * @param experiment what to run
   * @param free the subject that keeps its own parameters
   * @param resynchronised another instance of the subject
   * @param twin the reference
   * @param every compare every so many steps; 1 for all
   */
  public LockStep(
      Experiment experiment, Trainer free, Trainer resynchronised, Trainer twin, int every) {
    this(experiment, free, resynchronised, twin, every, OracleMode.DIVERGENCE);
  }

  /**
   * Prepares a run; no trainer has to be loaded.
   *
   * @param experiment what to run
   * @param free the subject that keeps its own parameters
   * @param resynchronised another instance of the subject
   * @param twin the reference
   * @param every compare every so many steps; 1 for all
   * @param mode when to ask the oracle
   */
  public LockStep(
      Experiment experiment,
      Trainer free,
      Trainer resynchronised,
      Trainer twin,
      int every,
      OracleMode mode) {
    if (every < 1) {
      throw new IllegalArgumentException("expected every to be at least 1, found " + every);
    }
    this.experiment = experiment;
    this.free = free;
    this.resynchronised = resynchronised;
    this.twin = twin;
    this.every = every;
    oracle = new OracleWatch(experiment, mode, every);
    initial = InitialParameters.draw(experiment);
    twinTrace = new StepTrace(experiment.network());
    subjectTrace = new StepTrace(experiment.network());
    rounding = new StepBound(experiment, (experiment.steps() + every - 1) / every);
    comparison = new StepComparison(experiment.network());
    drift = new DriftObserver(experiment.network(), DriftSpread.of(experiment, initial));
    curve = new LearningCurve(experiment);
    subjectWatch = new ConvergenceWatch(experiment);
    twinWatch = new ConvergenceWatch(experiment);
  }

  /**
   * Runs the experiment, to its end or to the first value that is not finite.
   *
   * @param progress told the number of steps taken, after each
   * @return what was found
   */
  public RunResult run(LongConsumer progress) {
    free.load(initial);
    twin.load(initial);
    Batches batches = new Batches(experiment);
    long steps = 0;
    while (steps < experiment.steps() && (first == null || !first.nonFinite())) {
      Batch batch = batches.next();
      drift.follow(batch);
      if (steps % every == 0) {
        compareStep(steps, batch);
      } else {
        takeStep(batch);
      }
      steps++;
      curve.observe(steps, free, twin);
      subjectWatch.observe(steps, free);
      twinWatch.observe(steps, twin);
      progress.accept(steps);
    }
    return result(steps);
  }

  private void takeStep(Batch batch) {
    long start = System.nanoTime();
    twin.step(batch);
    long between = System.nanoTime();
    free.step(batch);
    twinNanoseconds += between - start;
    subjectNanoseconds += System.nanoTime() - between;
  }

  private void compareStep(long step, Batch batch) {
    Parameters before = twin.parameters();
    resynchronised.load(before);
    long start = System.nanoTime();
    twin.step(batch, twinTrace);
    long between = System.nanoTime();
    free.step(batch);
    twinNanoseconds += between - start;
    subjectNanoseconds += System.nanoTime() - between;
    resynchronised.step(batch, subjectTrace);

    rounding.bound(compared, batch, before);
    Divergence inStep =
        oracle.look(
            step,
            new Parting(before, batch, subjectTrace, twinTrace),
            rounding.proven(),
            comparison.compare(
                step, subjectTrace, twinTrace, rounding.bounds(), rounding.proven()));
    Divergence apart =
        drift.observe(step, free.parameters().values(), twinTrace.parameters().values());
    Divergence found = inStep != null ? inStep : apart;
    compared++;
    if (found != null) {
      diverged++;
      if (first == null
          || found.nonFinite()) { // what is not finite ends the run, so that it is about that
        parting =
            parting == null ? Parting.copyOf(before, batch, subjectTrace, twinTrace) : parting;
        first = found;
        judgement =
            inStep == null
                ? Optional.empty()
                : Judgement.of(found, experiment.network(), oracle.oracle(step, batch, before));
      }
    }
  }

  private RunResult result(long steps) {
    Drift drifted = drift.summary();
    Side subject = side(free, subjectNanoseconds);
    Side reference = side(twin, twinNanoseconds);
    if (first == null && drifted.firstBeyond().isPresent()) {
      new FreeReplay(experiment)
          .firstWrongStep(free, initial, drifted.firstBeyond().getAsLong())
          .ifPresent(
              wrong -> {
                first = wrong.divergence();
                judgement = wrong.judgement();
              });
    }
    return new RunResult(
        experiment,
        every,
        steps,
        compared,
        diverged,
        Optional.ofNullable(first),
        judgement,
        oracle.summary(),
        first == null ? List.of() : diagnosis(first.stage() == Stage.DRIFT),
        comparison.summary(),
        drifted,
        curve.points(),
        subject,
        reference);
  }

  /** What is wrong with whoever the oracle says, or with whoever can be shown to be wrong. */
  private List<Diagnosed> diagnosis(boolean drifted) {
    RunDiagnosis diagnosis = new RunDiagnosis(experiment, judgement.map(Judgement::wrongSide));
    return drifted || parting == null
        ? diagnosis.ofDrift(free)
        : diagnosis.ofStep(parting, resynchronised, twin);
  }

  private Side side(Trainer trainer, long nanoseconds) {
    double[][] outputs = trainer.predict(experiment.data().inputs());
    double loss = // not finite where it overflows in this precision
        experiment
            .precision()
            .round(
                HandrolledNetwork.loss(experiment.network(), outputs, experiment.data().targets()));
    double earlier = earlierLoss(trainer);
    return new Side(
        Learning.judge(experiment, outputs, earlier, loss),
        loss,
        outputs,
        trainer.parameters(),
        (trainer == free ? subjectWatch : twinWatch).convergedBy(),
        nanoseconds);
  }

  /** The loss after nine tenths of the run, the last point of the curve but one. */
  private double earlierLoss(Trainer trainer) {
    var points = curve.points();
    if (points.size() < 2) {
      return Double.NaN;
    }
    CurvePoint point = points.get(points.size() - 2);
    return trainer == free ? point.subject() : point.reference();
  }
}
