package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object on one line. */
public final class JsonLine {
  private JsonLine() {}

  /** The fields of the object. */
  @FunctionalInterface
  public interface Fields {
    /**
     * Writes them.
     *
     * @param json within the object
     * @throws IOException if that fails
     */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /**
   * Writes it, without the end of the line.
   *
   * @param fields of the object
   * @param out where to; left open
   * @throws IOException if that fails
   */
  public static void write(Fields fields, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.oneLine(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    }
  }
}
