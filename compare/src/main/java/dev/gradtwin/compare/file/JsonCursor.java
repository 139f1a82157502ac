package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON values where they stand and says, by {@link SpecException} with the path, when one is
 * not of the expected kind. Streams: memory is what the expected values take, whatever the file
 * holds.
 */
public final class JsonCursor {
  /** Reads the value at the cursor, which stands on its first token. */
  @FunctionalInterface
  public interface ValueReader {
    /**
     * Reads it.
     *
     * @param path where it stands, for errors
     * @return the value
     * @throws IOException if it cannot be read
     */
    Object read(String path) throws IOException;
  }

  private final JsonParser parser;

  /**
   * A cursor.
   *
   * @param parser stands on the first token of the value to be read next
   */
  public JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * An object with some of these fields.
   *
   * @param path where it stands
   * @param fields the fields that there may be
   * @return those that there were
   * @throws IOException if it cannot be read
   * @throws SpecException if it is no object, or has other fields, or one twice
   */
  public Fields object(String path, FieldReaders fields) throws IOException {
    expect(path, JsonToken.START_OBJECT, "an object");
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String field = join(path, Quoting.oneLine(name, 40));
      ValueReader reader = fields.get(name);
      if (reader == null) {
        throw SpecException.because(
            field, "unknown field" + Names.suggestion(name, fields.names()));
      }
      if (values.containsKey(name)) {
        throw SpecException.because(field, "given twice");
      }
      parser.nextToken();
      values.put(name, reader.read(field));
    }
    return new Fields(path, values);
  }

  /** An object whose field names are free, each value read alike. */
  Map<String, Object> map(String path, ValueReader reader) throws IOException {
    expect(path, JsonToken.START_OBJECT, "an object");
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String field = join(path, Quoting.oneLine(name, 40));
      if (values.containsKey(name)) {
        throw SpecException.because(field, "given twice");
      }
      parser.nextToken();
      values.put(name, reader.read(field));
    }
    return values;
  }

  List<Object> list(String path, int most, ValueReader reader) throws IOException {
    expect(path, JsonToken.START_ARRAY, "an array");
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (values.size() == most) {
        throw SpecException.of(path, "at most " + most, "more");
      }
      values.add(reader.read(path + "[" + values.size() + "]"));
    }
    return values;
  }

  /**
   * Rows of finite numbers.
   *
   * @param path where it stands
   * @return the rows, of whatever lengths
   * @throws IOException if it cannot be read
   * @throws SpecException if it is something else
   */
  public double[][] matrix(String path) throws IOException {
    expect(path, JsonToken.START_ARRAY, "an array of rows");
    parser.nextToken();
    return restOfMatrix(path);
  }

  private double[][] restOfMatrix(String path) throws IOException {
    List<double[]> rows = new ArrayList<>();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      rows.add(vector(path + "[" + rows.size() + "]"));
      parser.nextToken();
    }
    return rows.toArray(double[][]::new);
  }

  /** Rows of numbers, or a list of texts: {@code double[][]} or {@code String[]}. */
  Object rowsOrTexts(String path) throws IOException {
    expect(path, JsonToken.START_ARRAY, "an array of rows, or of names");
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      return restOfMatrix(path);
    }
    List<String> texts = new ArrayList<>();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      texts.add(text(path + "[" + texts.size() + "]"));
      parser.nextToken();
    }
    return texts.toArray(String[]::new);
  }

  /** A number, as a matrix of one element, or rows of numbers. */
  double[][] numberOrMatrix(String path) throws IOException {
    return parser.currentToken().isNumeric() ? new double[][] {{number(path)}} : matrix(path);
  }

  double[] vector(String path) throws IOException {
    expect(path, JsonToken.START_ARRAY, "an array of numbers");
    double[] numbers = new double[4];
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size] = element(path, size);
      size++;
    }
    return Arrays.copyOf(numbers, size);
  }

  private double element(String path, int index) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw SpecException.of(path + "[" + index + "]", "a number", found());
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw SpecException.of(path + "[" + index + "]", "a finite number", found());
    }
    return value;
  }

  Double number(String path) throws IOException {
    if (!parser.currentToken().isNumeric() || !Double.isFinite(parser.getDoubleValue())) {
      throw SpecException.of(path, "a finite number", found());
    }
    return parser.getDoubleValue();
  }

  /**
   * A whole number, which may be written as 2e4 or 20000.0.
   *
   * @param path where it stands
   * @return the number
   * @throws IOException if it cannot be read
   * @throws SpecException if it is something else
   */
  public Long wholeNumber(String path) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      if (value == Math.rint(value) && Math.abs(value) <= 1L << 53) {
        return (long) value;
      }
    }
    throw SpecException.of(path, "a whole number", found());
  }

  Integer count(String path) throws IOException {
    long value = wholeNumber(path);
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw SpecException.of(path, "a whole number of at most 2,147,483,647", value);
    }
    return (int) value;
  }

  /**
   * A truth value.
   *
   * @param path where it stands
   * @return true or false
   * @throws IOException if it cannot be read
   * @throws SpecException if it is something else
   */
  public Boolean bool(String path) throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw SpecException.of(path, "true or false", found());
    }
    return parser.getBooleanValue();
  }

  /**
   * A text.
   *
   * @param path where it stands
   * @return the text
   * @throws IOException if it cannot be read
   * @throws SpecException if it is something else
   */
  public String text(String path) throws IOException {
    expect(path, JsonToken.VALUE_STRING, "a text");
    return parser.getText();
  }

  /**
   * The name of a constant.
   *
   * @param path where it stands
   * @param constants those that there are
   * @return the one that is named
   * @throws IOException if it cannot be read
   * @throws SpecException if there is none of that name
   */
  public <E extends Enum<E>> E constant(String path, E[] constants) throws IOException {
    return constants[choice(path, Names.of(constants))];
  }

  /**
   * The position of the name at the cursor among the known ones.
   *
   * @param path where it stands
   * @param known the names
   * @return from 0
   * @throws IOException if it cannot be read
   * @throws SpecException if it is none of them
   */
  public int choice(String path, List<String> known) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw SpecException.of(path, "one of " + String.join(", ", known), found());
    }
    return Names.position(path, parser.getText(), known);
  }

  private void expect(String path, JsonToken token, String what) throws IOException {
    if (parser.currentToken() != token) {
      throw SpecException.of(path, what, found());
    }
  }

  /** The value at the cursor, in words. */
  private String found() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the text \"" + Quoting.oneLine(parser.getText(), 40) + "\"";
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT -> "nothing";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          Quoting.oneLine(parser.getText(), 40);
    };
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
