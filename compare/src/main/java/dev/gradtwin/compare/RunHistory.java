package dev.gradtwin.compare;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run looked like on its way, for those who draw it: at most some 180 moments however long
 * it is, and the step at which the sides parted. Large networks are summed up.
 */
public final class RunHistory {
  /** Keeps nothing. */
  public static final RunHistory NONE = new RunHistory();

  private static final int MOST_SUMMARIES = 12;

  private final @Nullable Experiment experiment;
  private final FrameDetail detail;
  private final FrameSchedule schedule;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Parameters> before = new ArrayList<>();
  private final List<double[][]> outputs = new ArrayList<>();
  private Optional<PartedStep> parted = Optional.empty();

  private RunHistory() {
    experiment = null;
    detail = new FrameDetail(0, false, 0, 0);
    schedule = new FrameSchedule(0, 0);
  }

  /**
   * An empty history.
   *
   * @param experiment what is going to run
   */
  public RunHistory(Experiment experiment) {
    this.experiment = experiment;
    detail = FrameDetail.of(experiment);
    schedule = new FrameSchedule(experiment.steps(), detail.frames());
  }

  /**
   * The moments, in their order; the last one is after the last step.
   *
   * @return none before the run
   */
  public List<Frame> frames() {
    return List.copyOf(frames);
  }

  /**
   * Where the sides parted.
   *
   * @return empty where they did not, or where no single step shows it
   */
  public Optional<PartedStep> parted() {
    return parted;
  }

  /**
   * Whether the losses are those of all rows.
   *
   * @return false if they are those of single batches
   */
  public boolean ofAllRows() {
    return detail.predicts();
  }

  /** Called before a step; true if it is kept, so that {@link #keep} has to follow. */
  boolean begins(long step, Pairing pairing) {
    if (!schedule.due(step)) {
      return false;
    }
    schedule.done(step);
    note(pairing);
    return true;
  }

  /** Called after a step that is kept, with what both sides computed from their own parameters. */
  void keep(
      long step,
      Batch batch,
      StepTrace subject,
      StepTrace reference,
      StepComparison comparison,
      DriftObserver drift) {
    add(
        step,
        side(0, Optional.of(subject)),
        side(1, Optional.of(reference)),
        detail.rows() == 0 ? Optional.empty() : Optional.of(some(batch)),
        comparison.recent(),
        drift.recent(),
        drift.spread());
  }

  /** Called after the last step. */
  void end(long steps, Pairing pairing, StepComparison comparison, DriftObserver drift) {
    if (experiment == null) {
      return;
    }
    boolean since = frames.isEmpty() || frames.get(frames.size() - 1).step() + 1 < steps;
    note(pairing);
    add(
        steps,
        side(0, Optional.empty()),
        side(1, Optional.empty()),
        Optional.empty(),
        since ? comparison.recent() : StepComparison.Recent.NONE,
        since ? drift.recent() : Double.NaN,
        drift.spread());
  }

  /** Called at the divergence that the run is judged by. */
  void part(long step, StepTrace subject, StepTrace reference, StepTrace bounds) {
    if (experiment != null) {
      parted = Optional.of(new PartedStep(step, subject.copy(), reference.copy(), bounds.copy()));
    }
  }

  private void note(Pairing pairing) {
    before.clear();
    outputs.clear();
    for (Trainer trainer : List.of(pairing.subjectTrainer(), pairing.referenceTrainer())) {
      Parameters own = trainer.parameters();
      before.add(own);
      outputs.add(detail.predicts() ? predict(trainer, own) : new double[0][]);
    }
  }

  /** What was recorded predicts from where its next step ends. */
  private double[][] predict(Trainer trainer, Parameters own) {
    double[][] inputs = data().data().inputs();
    if (!(trainer instanceof Recording)) {
      return trainer.predict(inputs);
    }
    HandrolledNetwork network = HandrolledNetwork.of(data());
    network.load(own);
    return network.predict(inputs);
  }

  private void add(
      long step,
      FrameSide subject,
      FrameSide reference,
      Optional<Batch> batch,
      StepComparison.Recent recent,
      double drift,
      double spread) {
    frames.add(
        new Frame(
            step,
            recent.forward(),
            recent.backward(),
            recent.update(),
            drift,
            spread,
            subject,
            reference,
            batch));
  }

  private FrameSide side(int index, Optional<StepTrace> trace) {
    Parameters own = before.get(index);
    double[][] predicted = outputs.get(index);
    return new FrameSide(
        detail.predicts()
            ? HandrolledNetwork.loss(data().network(), predicted, data().data())
            : trace.filter(t -> t.tells(Quantity.LOSS)).map(StepTrace::loss).orElse(Double.NaN),
        Arrays.copyOf(predicted, detail.outputs()),
        detail.parameters() ? Optional.of(own) : Optional.empty(),
        detail.rows() == 0 ? Optional.empty() : trace.map(this::some),
        detail.parameters() ? List.of() : summaries(own, trace));
  }

  private static List<TensorSummary> summaries(Parameters own, Optional<StepTrace> trace) {
    Optional<double[]> gradients =
        trace.filter(t -> t.tells(Quantity.GRADIENTS)).map(t -> t.gradients().values());
    return own.layout().tensors().stream()
        .limit(MOST_SUMMARIES)
        .map(t -> TensorSummary.of(t, own.values(), gradients))
        .toList();
  }

  private StepTrace some(StepTrace trace) {
    NetworkSpec network = data().network();
    StepTrace some = new StepTrace(network);
    some.begin(Math.min(detail.rows(), trace.rows()));
    for (int k = 0; k < some.layers(); k++) {
      int size = some.rows() * some.units(k);
      System.arraycopy(trace.z(k), 0, some.z(k), 0, size);
      System.arraycopy(trace.a(k), 0, some.a(k), 0, size);
      System.arraycopy(trace.dz(k), 0, some.dz(k), 0, size);
    }
    some.gradients().set(trace.gradients());
    for (Quantity quantity : Quantity.values()) {
      some.tells(quantity, trace.tells(quantity));
    }
    return some;
  }

  private Batch some(Batch batch) {
    int rows = Math.min(detail.rows(), batch.rows());
    return new Batch(
        rows,
        Arrays.copyOf(batch.inputs(), rows * data().network().inputs()),
        Arrays.copyOf(batch.targets(), rows * data().network().outputs()));
  }

  private Experiment data() {
    if (experiment == null) {
      throw new IllegalStateException("keeps nothing");
    }
    return experiment;
  }
}
