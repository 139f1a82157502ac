package dev.gradtwin.compare.subject;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gradtwin.compare.file.FieldReaders;
import dev.gradtwin.compare.file.Fields;
import dev.gradtwin.compare.file.JsonCursor;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Parameters;
import java.io.IOException;
import java.util.Optional;

/**
 * What the first line of a trace says of all of it.
 *
 * @param name of the program
 * @param conventions of its numbers
 * @param initial the parameters before the first step
 */
record TraceHeader(String name, Conventions conventions, Optional<Parameters> initial) {
  /**
   * Reads it.
   *
   * @param given the conventions where it declares no others
   * @throws SpecException if something is wrong with it
   */
  static TraceHeader read(byte[] line, NetworkSpec network, Conventions given) {
    Conventions conventions = read(line, network, given, false).conventions();
    return read(line, network, conventions, true); // now that the layout of W is known
  }

  private static TraceHeader read(
      byte[] line, NetworkSpec network, Conventions given, boolean withParameters) {
    Parameters initial = Parameters.zeros(ParameterLayout.of(network));
    try (JsonParser parser = AnswerReader.JSON.createParser(line)) {
      parser.nextToken();
      JsonCursor json = new JsonCursor(parser);
      AnswerLine tensors = new AnswerLine(parser, network, given.outIn(), true);
      FieldReaders known =
          new FieldReaders()
              .with("gradtwin", json::wholeNumber)
              .with("name", json::text)
              .with(
                  "parameters",
                  at -> withParameters ? tensors.parameters(at, initial) : skipped(parser));
      Fields fields = json.object("", Conventions.fields(json, known));
      Ready.requireVersion(fields.required("gradtwin", Long.class));
      return new TraceHeader(
          fields.optional("name", String.class).orElse("trace"),
          given.with(fields),
          withParameters ? fields.optional("parameters", Parameters.class) : Optional.empty());
    } catch (JsonProcessingException e) {
      throw AnswerReader.notAnAnswer(line);
    } catch (IOException e) {
      throw new IllegalStateException(e); // reads memory
    }
  }

  private static Object skipped(JsonParser parser) throws IOException {
    parser.skipChildren();
    return true;
  }
}
