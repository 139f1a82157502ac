package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trace as JSON Lines: a first line about all of it, which may be missing, and one each step. */
final class LineTrace implements TraceSource {
  private final String file;
  private final Experiment experiment;
  private final Lines lines;
  private final int mostBytes;
  private final TraceHeader header;
  private final AnswerReader reader;
  private byte @Nullable [] ahead;
  private long expected;

  /**
   * A trace.
   *
   * @param file its name, for errors
   * @param lines of which the first was read
   * @param first the first one, or null if that was about the trace
   */
  LineTrace(
      String file,
      Experiment experiment,
      Lines lines,
      TraceHeader header,
      byte @Nullable [] first) {
    this.file = file;
    this.experiment = experiment;
    this.lines = lines;
    this.header = header;
    ahead = first;
    mostBytes = LineLimit.of(experiment, experiment.data().rows());
    reader = new AnswerReader(experiment.network(), header.conventions(), true);
  }

  /**
   * Opens a trace.
   *
   * @param conventions those of the trace, where its first line declares no others
   * @throws InputException if it cannot be read
   */
  static LineTrace open(String file, Experiment experiment, Conventions conventions) {
    Lines lines = Lines.open(file);
    try {
      byte[] first = lines.next(LineLimit.of(experiment, experiment.data().rows()));
      if (first == null) {
        throw new InputException(file, "expected a trace, found an empty file");
      }
      return TraceHeader.is(first)
          ? new LineTrace(
              file,
              experiment,
              lines,
              TraceHeader.read(first, experiment.network(), conventions),
              null)
          : new LineTrace(
              file,
              experiment,
              lines,
              new TraceHeader("trace", conventions, Optional.empty()),
              first);
    } catch (SpecException e) {
      lines.close();
      throw new InputException(file, "line " + lines.number() + ": " + e.getMessage());
    } catch (InputException e) {
      lines.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public Conventions conventions() {
    return header.conventions();
  }

  @Override
  public Optional<Parameters> initial() {
    return header.initial();
  }

  @Override
  public @Nullable RecordedStep next() {
    byte[] line = ahead == null ? lines.next(mostBytes) : ahead;
    ahead = null;
    if (line == null) {
      return null;
    }
    Answer answer = new Answer(experiment.network());
    try {
      reader.read(line, step -> rows(step.orElse(expected)), answer);
      long step = answer.step.orElse(expected);
      if (step < expected) {
        throw SpecException.of("step", "a number from " + expected + " on", step);
      }
      expected = step + 1;
      return new RecordedStep(
          step, answer.tellsBefore ? answer.before : null, answer.batch, answer.trace);
    } catch (SpecException e) {
      throw new InputException(file, "line " + lines.number() + ": " + e.getMessage());
    }
  }

  /** The examples of a step of the experiment. */
  private int rows(long step) {
    long position = Math.floorMod(step, experiment.stepsPerEpoch()) * (long) experiment.batchSize();
    return (int) Math.min(experiment.batchSize(), experiment.data().rows() - position);
  }

  @Override
  public String place() {
    return "line " + lines.number();
  }

  @Override
  public void close() {
    lines.close();
  }
}
