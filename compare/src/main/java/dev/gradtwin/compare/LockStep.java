package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.DriftSpread;
import dev.gradtwin.compare.oracle.StepBound;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains a subject and a reference, its twin for instance, on the same batches and compares them,
 * step by step.
 *
 * <p>The side that leads takes each step once, with its own parameters. The other one takes it
 * twice: once with its own parameters, so that drift shows (<i>free-running</i>), and once, as a
 * second instance, from the parameters that the leader had before the step, so that the step is
 * judged by itself (<i>re-synchronised</i>). The second decides. Where it finds nothing and the
 * drift is more than rounding does to this run, {@link FreeReplay} looks at the steps that a
 * subject took alone.
 */
public final class LockStep {
  private static final Quantity[] QUANTITIES = Quantity.values();

  private final Experiment experiment;
  private final Pairing pairing;
  private final int every;
  private final OracleWatch oracle;

  /** Whether a step depends on earlier ones, so that all of them have to be followed. */
  private final boolean remembers;

  private final Parameters before;
  private final Parameters freeParameters;
  private final StepTrace leaderTrace;
  private final StepTrace followerTrace;
  private final StepTrace subjectTrace;
  private final StepTrace referenceTrace;
  private final StepBound rounding;
  private final StepComparison comparison;
  private final LearningCurve curve;
  private final ConvergenceWatch subjectWatch;
  private final ConvergenceWatch referenceWatch;
  private final Set<Quantity> told = EnumSet.noneOf(Quantity.class);
  private final Evidence evidence = new Evidence();
  private final StepTrace freeTrace;
  private RunHistory history = RunHistory.NONE;
  private long leaderNanoseconds;
  private long freeNanoseconds;
  private long compared;
  private long diverged;
  private long kinks;
  private @Nullable Divergence first;
  private Optional<Judgement> judgement = Optional.empty();

  /**
   * Prepares a run of the hand-written network, or one like it, with its twin.
   *
   * @param experiment what to run
   * @param free the subject that keeps its own parameters
   * @param resynchronised another instance of the subject
   * @param twin the reference
   * @param every compare every so many steps; 1 for all
   */
  public LockStep(
      Experiment experiment, Trainer free, Trainer resynchronised, Trainer twin, int every) {
    this(experiment, Pairing.withTwin(free, resynchronised, twin), every, OracleMode.DIVERGENCE);
  }

  /**
   * Prepares a run; no trainer has to be loaded.
   *
   * @param experiment what to run
   * @param pairing both sides
   * @param every compare every so many steps; 1 for all
   * @param mode when to ask the oracle
   */
  public LockStep(Experiment experiment, Pairing pairing, int every, OracleMode mode) {
    if (every < 1) {
      throw new IllegalArgumentException("expected every to be at least 1, found " + every);
    }
    this.experiment = experiment;
    this.pairing = pairing;
    this.every = every;
    oracle = new OracleWatch(experiment, mode, every);
    remembers =
        experiment.training().updater().remembers() || experiment.training().schedule().isPresent();
    before = Parameters.zeros(ParameterLayout.of(experiment.network()));
    freeParameters = before.copy();
    leaderTrace = new StepTrace(experiment.network());
    followerTrace = new StepTrace(experiment.network());
    freeTrace = new StepTrace(experiment.network());
    subjectTrace = pairing.subjectLeads() ? leaderTrace : followerTrace;
    referenceTrace = pairing.subjectLeads() ? followerTrace : leaderTrace;
    rounding = new StepBound(experiment, (experiment.steps() + every - 1) / every);
    comparison = new StepComparison(experiment.network());
    curve = new LearningCurve(experiment);
    subjectWatch = new ConvergenceWatch(experiment);
    referenceWatch = new ConvergenceWatch(experiment);
  }

  /**
   * Has the run drawn up on its way.
   *
   * @param history an empty one, filled by {@link #run}
   * @return this
   */
  public LockStep keeping(RunHistory history) {
    this.history = history;
    return this;
  }

  /**
   * Runs the experiment, to its end, to that of what was recorded, or to the first value that is
   * not finite.
   *
   * @param progress told the number of steps taken, after each
   * @return what was found
   */
  public RunResult run(LongConsumer progress) {
    Parameters initial = load();
    DriftObserver drift =
        new DriftObserver(experiment.network(), DriftSpread.of(experiment, initial));
    long steps = train(experiment.steps(), drift, progress);
    history.end(steps, pairing, comparison, drift);
    return result(steps, drift.summary(), initial);
  }

  /**
   * Whether the sides agree in the first steps, and no more than that.
   *
   * @param steps how many at most
   * @return false if any number of theirs differs
   */
  public boolean agree(long steps) {
    load();
    DriftObserver none = new DriftObserver(experiment.network(), Optional.empty());
    train(Math.min(steps, experiment.steps()), none, step -> {});
    return first == null;
  }

  private Parameters load() {
    pairing.leader().load(InitialParameters.draw(experiment));
    Parameters initial = pairing.leader().parameters();
    pairing.free().load(initial);
    pairing.resynchronised().load(initial);
    return initial;
  }

  /** Takes steps up to a number, and returns how many there were. */
  private long train(long most, DriftObserver drift, LongConsumer progress) {
    Batches batches = new Batches(experiment);
    long step = skipToFirst(batches);
    while (step < most && goesOn()) {
      Batch given = batches.next();
      Batch batch = pairing.recording().flatMap(Recording::batch).orElse(given);
      drift.follow(batch);
      if (!leads(step)) {
        pairing.free().step(batch);
        pairing.resynchronised().step(batch);
        rounding.skip();
        step++;
        continue;
      }
      if (step % every == 0 || pairing.recording().isPresent()) {
        compareStep(step, batch, drift);
      } else {
        takeStep(batch);
      }
      step++;
      curve.observe(step, pairing.subjectTrainer(), pairing.referenceTrainer());
      subjectWatch.observe(step, pairing.subjectTrainer());
      referenceWatch.observe(step, pairing.referenceTrainer());
      progress.accept(step);
    }
    return step;
  }

  /** What was recorded may begin later than the experiment. */
  private long skipToFirst(Batches batches) {
    long first =
        pairing.recording().isPresent() ? pairing.recording().get().nextStep().orElse(0) : 0;
    for (long step = 0; step < first; step++) {
      batches.next();
    }
    return first;
  }

  private boolean goesOn() {
    boolean more =
        pairing.recording().isEmpty() || pairing.recording().get().nextStep().isPresent();
    return more && (first == null || !first.nonFinite());
  }

  private boolean leads(long step) {
    return pairing.recording().isEmpty()
        || pairing.recording().get().nextStep().orElseThrow() == step;
  }

  private void takeStep(Batch batch) {
    if (remembers) {
      pairing.leader().copyTo(before);
      pairing.resynchronised().synchronize(before);
      pairing.resynchronised().step(batch);
      rounding.follow(batch, before);
    }
    long start = System.nanoTime();
    pairing.leader().step(batch);
    long between = System.nanoTime();
    pairing.free().step(batch);
    leaderNanoseconds += between - start;
    freeNanoseconds += System.nanoTime() - between;
  }

  private void compareStep(long step, Batch batch, DriftObserver drift) {
    boolean kept = history.begins(step, pairing);
    pairing.leader().copyTo(before);
    pairing.resynchronised().synchronize(before);
    long start = System.nanoTime();
    pairing.leader().step(batch, leaderTrace);
    long between = System.nanoTime();
    if (kept) {
      pairing.free().step(batch, freeTrace);
    } else {
      pairing.free().step(batch);
    }
    leaderNanoseconds += between - start;
    freeNanoseconds += System.nanoTime() - between;
    pairing.resynchronised().step(batch, followerTrace);
    note(subjectTrace);

    rounding.bound(compared, batch, before);
    kinks += rounding.kinks();
    Parting parting = new Parting(before, batch, subjectTrace, referenceTrace, rounding::history);
    Divergence inStep =
        oracle.look(
            step,
            parting,
            rounding.proven(),
            comparison.compare(
                step, subjectTrace, referenceTrace, rounding.bounds(), rounding.proven()));
    double[] led = after(pairing.leader(), leaderTrace);
    pairing.free().copyTo(freeParameters);
    double[] free = freeParameters.values();
    boolean leads = pairing.subjectLeads();
    Divergence apart = drift.observe(step, leads ? led : free, leads ? free : led);
    Divergence found = inStep != null ? inStep : apart;
    compared++;
    evidence.step(step, parting, found != null);
    if (kept) {
      history.keep(
          step,
          batch,
          leads ? leaderTrace : freeTrace,
          leads ? freeTrace : leaderTrace,
          comparison,
          drift);
    }
    if (inStep != null && (first == null || inStep.nonFinite())) {
      history.part(step, subjectTrace, referenceTrace, rounding.bounds());
    }
    if (found != null) {
      diverged++;
      if (first == null
          || found.nonFinite()) { // what is not finite ends the run, so that it is about that
        first = found;
        judgement =
            inStep == null
                ? Optional.empty()
                : Judgement.of(found, experiment.network(), oracle.oracle(step, parting));
      }
    }
  }

  /** A recording has gone on to its next step already. */
  private double[] after(Trainer trainer, StepTrace trace) {
    boolean inTrace = trace.tells(Quantity.PARAMETERS) || pairing.recording().isPresent();
    return (inTrace ? trace.parameters() : trainer.parameters()).values();
  }

  private void note(StepTrace trace) {
    for (Quantity quantity : QUANTITIES) {
      if (trace.tells(quantity)) {
        told.add(quantity);
      }
    }
  }

  private RunResult result(long steps, Drift drifted, Parameters initial) {
    Side subject = side(pairing.subjectTrainer(), pairing.subject(), subjectWatch);
    Side reference = side(pairing.referenceTrainer(), pairing.reference(), referenceWatch);
    boolean alone = !pairing.subjectLeads() || every > 1; // took steps that nobody looked at
    if (first == null && drifted.firstBeyond().isPresent() && alone) {
      new FreeReplay(experiment)
          .firstWrongStep(pairing.subjectTrainer(), initial, drifted.firstBeyond().getAsLong())
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
        told,
        Optional.empty(),
        evidence.steps().stream().map(Evidence.Kept::ofSubject).toList(),
        comparison.summary(),
        kinks,
        drifted,
        curve.points(),
        subject,
        reference);
  }

  /** What is wrong with whoever the oracle says, or with whoever can be shown to be wrong. */
  private List<Diagnosed> diagnosis(boolean drifted) {
    RunDiagnosis diagnosis = new RunDiagnosis(experiment, judgement.map(Judgement::wrongSide));
    return drifted || evidence.diverged().isEmpty()
        ? diagnosis.ofDrift(pairing.subjectTrainer())
        : diagnosis.ofSteps(evidence, pairing);
  }

  private Side side(Trainer trainer, SideName name, ConvergenceWatch watch) {
    double[][] outputs = trainer.predict(experiment.data().inputs());
    double loss = // not finite where it overflows in this precision
        experiment
            .precision()
            .round(HandrolledNetwork.loss(experiment.network(), outputs, experiment.data()));
    double earlier = earlierLoss(trainer);
    return new Side(
        name,
        Learning.judge(experiment, outputs, earlier, loss),
        loss,
        outputs,
        trainer.parameters(),
        watch.convergedBy(),
        Accuracy.of(experiment.data(), outputs),
        trainer == pairing.leader() ? leaderNanoseconds : freeNanoseconds);
  }

  /** The loss after nine tenths of the run, the last point of the curve but one. */
  private double earlierLoss(Trainer trainer) {
    var points = curve.points();
    if (points.size() < 2) {
      return Double.NaN;
    }
    CurvePoint point = points.get(points.size() - 2);
    return trainer == pairing.subjectTrainer() ? point.subject() : point.reference();
  }
}
