package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.Recording;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.Optimizer;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A run that was recorded, as a side of a lock-step run. It predicts by the hand-written forward
 * pass with the parameters that it has.
 *
 * <p>The parameters before a step are those that the file has, or those after the step before it.
 * Those after it are the ones that the file has, or those before the next step, or else follow from
 * the gradients.
 */
public final class RecordedTrainer implements Recording {
  private final String file;
  private final Experiment experiment;
  private final TraceSource source;
  private final Conventions conventions;
  private final Judged judged;
  private final Optimizer optimizer;
  private final HandrolledNetwork predictor;
  private final Parameters current;
  private final Parameters after;
  private @Nullable RecordedStep step;
  private boolean running;

  RecordedTrainer(String file, TraceSource source, Experiment given) {
    this.file = file;
    this.source = source;
    conventions = source.conventions();
    step = source.next();
    if (step == null) {
      throw new InputException(file, "expected steps, found none");
    }
    Parameters first =
        step.before() != null ? step.before() : source.initial().orElseThrow(this::noParameters);
    current = first.copy();
    after = first.copy();
    judged = judged(given, step);
    experiment = judged.experiment();
    optimizer = new Optimizer(experiment);
    predictor = HandrolledNetwork.of(experiment);
  }

  private Judged judged(Experiment given, RecordedStep first) {
    if (!Judged.differs(given, conventions)) {
      return Judged.asAsked(given);
    }
    Batches batches = new Batches(given);
    for (long k = 0; k < first.number(); k++) {
      batches.next();
    }
    Batch batch = first.batch() == null ? batches.next() : first.batch();
    return Judged.of(given, current, batch, first.told());
  }

  /**
   * What was trained: the experiment, but for what the trace declares.
   *
   * @return with the reduction that it declares
   */
  public Experiment experiment() {
    return experiment;
  }

  private InputException noParameters() {
    return new InputException(
        file,
        source.place()
            + ": `before` missing: a trace has its parameters before every step, or once before"
            + " all");
  }

  /**
   * Opens a trace.
   *
   * @param file its name: {@code .jsonl}, {@code .jsonl.gz} or {@code .npz}
   * @param experiment what was trained
   * @param conventions how it tells its numbers, where it declares nothing else
   * @return the recorded run
   * @throws InputException if it cannot be read, or is no trace of this experiment
   */
  public static RecordedTrainer open(String file, Experiment experiment, Conventions conventions) {
    TraceSource source =
        file.toLowerCase(Locale.ROOT).endsWith(".npz")
            ? NpzTrace.open(file, experiment, conventions)
            : LineTrace.open(file, experiment, conventions);
    return new RecordedTrainer(file, source, experiment);
  }

  /**
   * What its numbers are told by.
   *
   * @return as declared
   */
  public Conventions conventions() {
    return conventions;
  }

  @Override
  public OptionalLong nextStep() {
    return step == null ? OptionalLong.empty() : OptionalLong.of(step.number());
  }

  @Override
  public Optional<Batch> batch() {
    return Optional.ofNullable(step).map(RecordedStep::batch);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public void load(Parameters parameters) {
    if (running) {
      throw new UnsupportedOperationException("a recorded run cannot take other steps");
    }
  }

  @Override
  public Parameters parameters() {
    return current.copy();
  }

  @Override
  public void step(Batch batch) {
    step(batch, new StepTrace(experiment.network()));
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    RecordedStep taken = step;
    if (taken == null) {
      throw new UnsupportedOperationException("a recorded run cannot take other steps");
    }
    running = true;
    trace.set(taken.told());
    judged.translate(trace);
    String place = source.place();
    step = source.next();
    RecordedStep next = step;
    boolean follows = next != null && next.number() == taken.number() + 1;
    Parameters begun = next == null ? null : next.before();
    if (follows && begun != null) {
      if (trace.tells(Quantity.PARAMETERS)) {
        requireSame(trace.parameters(), begun, place);
      }
      trace.parameters().set(begun);
      trace.tells(Quantity.PARAMETERS, true);
    }
    if (trace.tells(Quantity.PARAMETERS)) {
      current.set(trace.parameters());
    } else if (trace.tells(Quantity.GRADIENTS)) {
      optimizer.update(current.values(), trace.gradients().values());
      experiment.precision().round(current.values(), 0, current.values().length);
      trace.parameters().set(current);
    } else {
      throw new InputException(file, place + ": expected `gradients` or `parameters`");
    }
    after.set(current);
    if (next != null && !follows) {
      if (begun == null) {
        throw new InputException(
            file,
            source.place()
                + ": `before` missing: step "
                + next.number()
                + " does not follow step "
                + taken.number());
      }
      current.set(begun);
    }
  }

  private void requireSame(Parameters after, Parameters before, String place) {
    if (!Arrays.equals(after.values(), before.values())) {
      throw new InputException(
          file,
          place
              + ": `parameters` after the step are not those `before` the next, on the next line");
    }
  }

  @Override
  public double[][] predict(double[][] inputs) {
    predictor.load(after);
    return predictor.predict(inputs);
  }

  @Override
  public void close() {
    source.close();
  }
}
