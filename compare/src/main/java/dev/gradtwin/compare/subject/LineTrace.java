package dev.gradtwin.compare.subject;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Parameters;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trace as JSON Lines: a first line about all of it, which may be missing, and one each step. */
final class LineTrace implements TraceSource {
  /** The first field of the first line of a baseline. */
  static final String BASELINE = "gradtwin-baseline";

  /** The first field of its last line. */
  static final String END = "end";

  private final String file;
  private final Experiment experiment;
  private final Lines lines;
  private final int mostBytes;
  private final TraceHeader header;
  private final AnswerReader reader;
  private final boolean baseline;
  private byte @Nullable [] ahead;
  private long expected;

  /**
   * A trace.
   *
   * @param file its name, for errors
   * @param lines of which the first was read
   * @param first the first one, or null if that was about the trace
   * @param baseline whether the last line has to say that it is the last
   */
  private LineTrace(
      String file,
      Experiment experiment,
      Lines lines,
      TraceHeader header,
      byte @Nullable [] first,
      boolean baseline) {
    this.file = file;
    this.experiment = experiment;
    this.lines = lines;
    this.header = header;
    this.baseline = baseline;
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
      return switch (firstField(first)) {
        case "gradtwin" -> {
          TraceHeader header = TraceHeader.read(first, experiment.network(), conventions);
          yield new LineTrace(file, experiment, lines, header, null, false);
        }
        case BASELINE -> {
          TraceHeader header = new TraceHeader("baseline", Conventions.NONE, Optional.empty());
          yield new LineTrace(file, experiment, lines, header, null, true);
        }
        default -> {
          TraceHeader header = new TraceHeader("trace", conventions, Optional.empty());
          yield new LineTrace(file, experiment, lines, header, first, false);
        }
      };
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
    if (baseline && (line == null || firstField(line).equals(END))) {
      requireEnd(line);
      return null;
    }
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

  private void requireEnd(byte @Nullable [] line) {
    if (line == null) {
      throw new InputException(file, "cut off: the last line of a baseline is missing");
    }
    if (lines.next(mostBytes) != null) {
      throw new InputException(file, "line " + lines.number() + ": expected the end, found more");
    }
  }

  private static String firstField(byte[] line) {
    try (JsonParser parser = AnswerReader.JSON.createParser(line)) {
      return parser.nextToken() == JsonToken.START_OBJECT
              && parser.nextToken() == JsonToken.FIELD_NAME
          ? parser.currentName()
          : "";
    } catch (IOException e) {
      return ""; // whoever reads it as a step says what it is
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
