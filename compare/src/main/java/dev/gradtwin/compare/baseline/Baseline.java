package dev.gradtwin.compare.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.FieldReaders;
import dev.gradtwin.compare.file.Fields;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.file.JsonCursor;
import dev.gradtwin.compare.subject.Conventions;
import dev.gradtwin.compare.subject.Lines;
import dev.gradtwin.compare.subject.RecordedTrainer;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;

/**
 * What a baseline says of itself, in its first line.
 *
 * @param file its name
 * @param by whose run it holds
 * @param name what that called itself
 * @param environment where it was recorded
 * @param experiment what was trained
 */
public record Baseline(
    String file, Recorded by, String name, Environment environment, Experiment experiment) {
  /** The version of the format that is written, and the newest that is read. */
  static final int VERSION = 1;

  static final String MARK = "gradtwin-baseline";

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads the first line of a baseline.
   *
   * @param file its name; one that ends in {@code .gz} is compressed
   * @return what it says
   * @throws InputException if it is no baseline, or one of a newer format
   */
  public static Baseline open(String file) {
    try (Lines lines = Lines.open(file)) {
      byte[] first = lines.next(ExperimentReader.MAX_BYTES);
      if (first == null) {
        throw new InputException(file, "expected a baseline, found an empty file");
      }
      return read(file, first);
    }
  }

  private static Baseline read(String file, byte[] line) {
    requireMark(file, line);
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      parser.nextToken();
      parser.nextToken();
      long version = new JsonCursor(parser).wholeNumber(MARK);
      if (version != VERSION) {
        throw new InputException(
            file,
            "baseline format "
                + version
                + (version > VERSION
                    ? ", of a newer gradtwin; this one reads up to " + VERSION
                    : ", which there never was"));
      }
      return fields(file, line);
    } catch (SpecException e) {
      throw new InputException(file, "line 1: " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new InputException(
          file, "line 1: not JSON: " + Quoting.oneLine(e.getOriginalMessage(), 160));
    } catch (IOException e) {
      throw new IllegalStateException(e); // reads memory
    }
  }

  private static void requireMark(String file, byte[] line) {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && parser.nextToken() == JsonToken.FIELD_NAME
          && parser.currentName().equals(MARK)) {
        return;
      }
    } catch (IOException e) {
      // no baseline either
    }
    throw new InputException(
        file, "no baseline: its first line does not begin with {\"" + MARK + "\"");
  }

  private static Baseline fields(String file, byte[] line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      JsonCursor json = new JsonCursor(parser);
      Fields fields =
          json.object(
              "",
              new FieldReaders()
                  .with(MARK, json::wholeNumber)
                  .with("by", at -> json.constant(at, Recorded.values()))
                  .with("name", json::text)
                  .with("gradtwin", json::text)
                  .with("java", json::text)
                  .with("system", json::text)
                  .with("experiment", at -> ExperimentReader.read(parser, at)));
      return new Baseline(
          file,
          fields.required("by", Recorded.class),
          Quoting.oneLine(fields.required("name", String.class), 80),
          new Environment(
              Quoting.oneLine(fields.required("gradtwin", String.class), 40),
              Quoting.oneLine(fields.required("java", String.class), 40),
              Quoting.oneLine(fields.required("system", String.class), 80)),
          fields.required("experiment", Experiment.class));
    }
  }

  /** Writes the fields of the first line. */
  void writeTo(JsonGenerator json) throws IOException {
    json.writeNumberField(MARK, VERSION);
    json.writeStringField("by", Names.of(by));
    json.writeStringField("name", name);
    json.writeStringField("gradtwin", environment.gradtwin());
    json.writeStringField("java", environment.java());
    json.writeStringField("system", environment.system());
    json.writeFieldName("experiment");
    ExperimentWriter.write(experiment, json);
  }

  /**
   * The recorded run.
   *
   * @return its steps, to be closed
   * @throws InputException if it cannot be read
   */
  public RecordedTrainer steps() {
    return RecordedTrainer.open(file, experiment, Conventions.NONE);
  }
}
