package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.subject.process.LineProcess;
import dev.gradtwin.compare.subject.process.SubjectException;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.Optimizer;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program in any language as a trainer: a process that is asked, step by step, what it computes.
 *
 * <p>It is given the parameters before each step, or, free-running, before the first only. Those
 * after a step are what it tells, or else follow from its gradients. It predicts by the
 * hand-written forward pass with the parameters that it has. After a failure it is started anew
 * when it is loaded, but not for ever.
 */
public final class ForeignTrainer implements Trainer {
  private static final int MOST_FAILURES = 3;

  /** What an interpreter may take to start, at least. */
  private static final Duration START = Duration.ofSeconds(10);

  /** More rows than any probe of the diagnosis has. */
  private static final int PROBED_ROWS = 16;

  private final SubjectCommand command;
  private final Experiment asked;
  private final Experiment experiment;
  private final Judged judged;
  private final int mostBytes;
  private final Ready ready;
  private final AnswerReader reader;
  private final Answer answer;
  private final Optimizer optimizer;
  private final HandrolledNetwork predictor;
  private final Parameters current;
  private @Nullable LineProcess process;
  private long step;
  private int failures;

  private ForeignTrainer(SubjectCommand command, Experiment asked) {
    this.command = command;
    this.asked = asked;
    mostBytes = LineLimit.of(asked, Math.max(asked.data().rows(), PROBED_ROWS));
    answer = new Answer(asked.network());
    current = InitialParameters.draw(asked);
    ready = start();
    reader = new AnswerReader(asked.network(), ready.conventions(), false);
    judged = judged();
    experiment = judged.experiment();
    optimizer = new Optimizer(experiment);
    predictor = HandrolledNetwork.of(experiment);
  }

  /**
   * Starts a subject.
   *
   * @param command how
   * @param experiment what it shall train
   * @return the running subject, to be closed
   * @throws SubjectException if it cannot be started, or does not say that it is ready
   */
  public static ForeignTrainer start(SubjectCommand command, Experiment experiment) {
    return new ForeignTrainer(command, experiment);
  }

  private Ready start() {
    LineProcess started = LineProcess.start(command.words(), command.onErrorLine(), mostBytes);
    process = started;
    try {
      started.send(StepMessage.hello(asked));
      Duration timeout = command.timeout().compareTo(START) < 0 ? START : command.timeout();
      return Ready.read(started.receive(timeout), command.conventions());
    } catch (SpecException e) {
      throw failed(
          new SubjectException(String.valueOf(e.getMessage()), started.lastErrorLines()), "ready");
    } catch (SubjectException e) {
      throw failed(e, "ready");
    }
  }

  /** A subject that declares another reduction is asked for a step, and then started anew. */
  private Judged judged() {
    if (!Judged.differs(asked, ready.conventions())) {
      return Judged.asAsked(asked);
    }
    Batch first = new Batches(asked).next();
    ask(first);
    Judged found = Judged.of(asked, current, first, answer.trace);
    kill();
    start();
    return found;
  }

  /**
   * What it trains: the experiment, but for what it declared.
   *
   * @return with the reduction that it declared
   */
  public Experiment experiment() {
    return experiment;
  }

  /**
   * What it declared.
   *
   * @return its conventions
   */
  public Conventions conventions() {
    return ready.conventions();
  }

  /**
   * How many steps it has answered since it was loaded.
   *
   * @return 0 for one that failed at its first
   */
  public long steps() {
    return step;
  }

  @Override
  public String name() {
    return ready.name();
  }

  @Override
  public void load(Parameters parameters) {
    if (process == null) {
      if (failures >= MOST_FAILURES) {
        throw new SubjectException("failed too often", List.of());
      }
      start();
    }
    current.set(parameters);
    optimizer.reset();
    step = 0;
  }

  @Override
  public Parameters parameters() {
    return current.copy();
  }

  @Override
  public void step(Batch batch) {
    ask(batch);
    goOn();
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    ask(batch);
    goOn();
    trace.set(answer.trace);
  }

  private void ask(Batch batch) {
    LineProcess asked = process;
    if (asked == null) {
      throw new SubjectException("not running", List.of());
    }
    boolean free = command.freeRunning();
    try {
      Parameters given = free && step > 0 ? null : current;
      asked.send(StepMessage.step(step, given, batch, ready.conventions().outIn()));
      reader.read(asked.receive(command.timeout()), number -> batch.rows(), answer);
      requireComplete(free);
    } catch (SpecException e) {
      throw failed(
          new SubjectException(String.valueOf(e.getMessage()), asked.lastErrorLines()),
          "step " + step);
    } catch (SubjectException e) {
      throw failed(e, "step " + step);
    }
  }

  private void requireComplete(boolean free) {
    if (answer.step.isEmpty() || answer.step.getAsLong() != step) {
      throw SpecException.of(
          "step", Long.toString(step), answer.step.isEmpty() ? "nothing" : answer.step.getAsLong());
    }
    boolean parameters = answer.trace.tells(Quantity.PARAMETERS);
    if (!parameters && !answer.trace.tells(Quantity.GRADIENTS)) {
      throw SpecException.because("", "expected `gradients` or `parameters`, found neither");
    }
    if (free && !parameters) {
      throw SpecException.because(
          "parameters", "missing; a subject that runs free has to tell them after every step");
    }
  }

  /** To the next step. */
  private void goOn() {
    StepTrace told = answer.trace;
    judged.translate(told);
    if (told.tells(Quantity.PARAMETERS)) {
      current.set(told.parameters());
    } else {
      optimizer.update(current.values(), told.gradients().values());
      experiment.precision().round(current.values(), 0, current.values().length);
      told.parameters().set(current);
    }
    step++;
  }

  private SubjectException failed(SubjectException e, String when) {
    failures++;
    kill();
    return e.at(command + ": " + when);
  }

  private void kill() {
    LineProcess killed = process;
    process = null;
    if (killed != null) {
      killed.close();
    }
  }

  @Override
  public double[][] predict(double[][] inputs) {
    predictor.load(current);
    return predictor.predict(inputs);
  }

  /**
   * Tells it to end. One that was killed after a failure has ended.
   *
   * @throws SubjectException if it does not end as it should
   */
  public void end() {
    LineProcess told = process;
    if (told == null) {
      return;
    }
    try {
      told.end(StepMessage.close(), command.timeout());
    } catch (SubjectException e) {
      throw failed(e, "close");
    } finally {
      kill();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
