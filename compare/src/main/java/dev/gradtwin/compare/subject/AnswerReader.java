package dev.gradtwin.compare.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Reads what a subject told of a step, one line of JSON: checks every shape and translates what the
 * subject declared to be its conventions.
 */
final class AnswerReader {
  static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private static final int SHOWN = 60;

  /** How many examples a step has. */
  @FunctionalInterface
  interface RowCount {
    /** Of a step by its number, where the line told that before anything else. */
    int of(OptionalLong step);
  }

  private final NetworkSpec network;
  private final Conventions conventions;
  private final boolean recorded;

  /**
   * @param conventions what the subject declared
   * @param recorded whether an answer may also hold what was asked
   */
  AnswerReader(NetworkSpec network, Conventions conventions, boolean recorded) {
    this.network = network;
    this.conventions = conventions;
    this.recorded = recorded;
  }

  /**
   * Reads an answer.
   *
   * @param line the JSON
   * @param rows the examples of the step
   * @param into receives it; modified
   * @throws SpecException if it is not an answer, or an error that the subject tells
   */
  void read(byte[] line, RowCount rows, Answer into) {
    try {
      read(line, rows, into, conventions.outIn());
    } catch (SpecException e) {
      throw fits(line, rows, !conventions.outIn()) ? transposed(e) : e;
    }
    if (conventions.ascent()) {
      negate(into.trace.gradients().values());
      for (int k = 0; k < into.trace.layers(); k++) {
        negate(into.trace.dz(k));
      }
    }
  }

  private boolean fits(byte[] line, RowCount rows, boolean outIn) {
    try {
      read(line, rows, new Answer(network), outIn);
      return true;
    } catch (SpecException e) {
      return false;
    }
  }

  private SpecException transposed(SpecException e) {
    String layout = conventions.outIn() ? "in-out" : "out-in";
    String problem = String.valueOf(e.getMessage()).substring(e.field().length() + 2);
    return SpecException.because(
        e.field(),
        problem + "; its transpose would fit: is \"weightLayout\": \"" + layout + "\" meant?");
  }

  private static void negate(double[] values) {
    for (int k = 0; k < values.length; k++) {
      values[k] = -values[k];
    }
  }

  private void read(byte[] line, RowCount rows, Answer into, boolean outIn) {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw notAnAnswer(line);
      }
      new AnswerLine(parser, network, outIn, recorded).read(rows, into);
      if (parser.nextToken() != null) {
        throw SpecException.because("", "expected the end of the line, found more");
      }
    } catch (JsonProcessingException e) {
      throw notAnAnswer(line);
    } catch (IOException e) {
      throw new IllegalStateException(e); // reads memory
    }
  }

  static SpecException notAnAnswer(byte[] line) {
    String start = new String(line, 0, Math.min(line.length, 4 * SHOWN), StandardCharsets.UTF_8);
    return SpecException.because(
        "", "expected a line of JSON, found `" + Quoting.oneLine(start, SHOWN) + "`");
  }
}
