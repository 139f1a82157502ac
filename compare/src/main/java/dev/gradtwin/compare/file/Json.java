package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Parameters;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * How every JSON file of gradtwin is written: indented objects, numbers as the shortest decimal
 * that restores the double.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private Json() {}

  /**
   * A writer of one document.
   *
   * @param out where to; closed with the generator
   * @return the generator
   * @throws IOException if that fails
   */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    JsonGenerator json = FACTORY.createGenerator(out);
    json.setPrettyPrinter(new DefaultPrettyPrinter(separators).withObjectIndenter(indent));
    return json;
  }

  /**
   * A writer of one document on one line, without spaces.
   *
   * @param out where to; closed with the generator
   * @return the generator
   * @throws IOException if that fails
   */
  public static JsonGenerator oneLine(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out);
  }

  /**
   * Writes a number: whole ones as 0 and 20000, not finite ones as the texts "NaN", "Infinity" and
   * "-Infinity".
   *
   * @param json where to
   * @param value the number
   * @throws IOException if that fails
   */
  public static void number(JsonGenerator json, double value) throws IOException {
    boolean negativeZero = value == 0 && 1 / value < 0;
    if (value == Math.rint(value) && Math.abs(value) < 1e15 && !negativeZero) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  /**
   * Writes an array of numbers.
   *
   * @param json where to
   * @param values the numbers
   * @throws IOException if that fails
   */
  public static void vector(JsonGenerator json, double[] values) throws IOException {
    json.writeStartArray();
    for (double value : values) {
      number(json, value);
    }
    json.writeEndArray();
  }

  /**
   * Writes an array of rows.
   *
   * @param json where to
   * @param rows the rows
   * @throws IOException if that fails
   */
  public static void matrix(JsonGenerator json, double[][] rows) throws IOException {
    json.writeStartArray();
    for (double[] row : rows) {
      vector(json, row);
    }
    json.writeEndArray();
  }

  /**
   * Writes an object of tensors: W as nIn rows of nOut numbers, b as one array.
   *
   * @param json where to
   * @param parameters the tensors
   * @throws IOException if that fails
   */
  public static void parameters(JsonGenerator json, Parameters parameters) throws IOException {
    json.writeStartObject();
    for (Tensor t : parameters.layout().tensors()) {
      json.writeFieldName(t.name());
      if (!t.bias()) {
        json.writeStartArray();
      }
      for (int i = 0; i < t.rows(); i++) {
        int from = t.offset() + i * t.columns();
        vector(json, Arrays.copyOfRange(parameters.values(), from, from + t.columns()));
      }
      if (!t.bias()) {
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }
}
