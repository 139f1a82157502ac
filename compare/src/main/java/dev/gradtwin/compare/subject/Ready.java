package dev.gradtwin.compare.subject;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradtwin.compare.file.FieldReaders;
import dev.gradtwin.compare.file.Fields;
import dev.gradtwin.compare.file.JsonCursor;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;

/**
 * A subject's answer to the first message.
 *
 * @param name what it calls itself
 * @param conventions what it declares
 */
record Ready(String name, Conventions conventions) {
  private static final int MOST = 40;

  /**
   * Reads it.
   *
   * @param given the conventions where it declares no others
   * @throws SpecException if it is something else
   */
  static Ready read(byte[] line, Conventions given) {
    try (JsonParser parser = AnswerReader.JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw AnswerReader.notAnAnswer(line);
      }
      JsonCursor json = new JsonCursor(parser);
      FieldReaders known =
          new FieldReaders()
              .with("ready", json::bool)
              .with("name", json::text)
              .with("error", json::text);
      Fields fields = json.object("", Conventions.fields(json, known));
      AnswerLine.requireNoError(fields);
      if (!fields.required("ready", Boolean.class)) {
        throw SpecException.of("ready", "true", false);
      }
      String name = Quoting.oneLine(fields.optional("name", String.class).orElse("subject"), MOST);
      return new Ready(name.isBlank() ? "subject" : name, given.with(fields));
    } catch (JsonProcessingException e) {
      throw AnswerReader.notAnAnswer(line);
    } catch (IOException e) {
      throw new IllegalStateException(e); // reads memory
    }
  }

  /** Refuses a version of the protocol that is not known here. */
  static void requireVersion(long version) {
    if (version != StepMessage.VERSION) {
      throw SpecException.of("gradtwin", "protocol version " + StepMessage.VERSION, version);
    }
  }
}
