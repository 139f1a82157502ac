package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;

/**
 * Reads tensors of a known shape from JSON into flat arrays. Any number may be not finite: {@code
 * NaN} and {@code Infinity}, the texts of that name, and {@code null}, which JavaScript writes for
 * them.
 */
public final class TensorCursor {
  private final JsonParser parser;

  /**
   * A cursor.
   *
   * @param parser stands on the first token of the value to be read next
   */
  public TensorCursor(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * One number.
   *
   * @param path where it stands, for errors
   * @return the number, NaN for null
   * @throws IOException if it cannot be read
   * @throws SpecException if it is something else
   */
  public double number(String path) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return Double.NaN;
    }
    if (token.isNumeric()) {
      return parser.getDoubleValue();
    }
    String text = token == JsonToken.VALUE_STRING ? parser.getText() : "";
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw SpecException.of(path, "a number", found());
    };
  }

  /**
   * A list of numbers.
   *
   * @param path where it stands, for errors
   * @param count how many there have to be
   * @param into receives them
   * @param from where the first one goes
   * @param stride from one to the next
   * @throws IOException if it cannot be read
   * @throws SpecException if they are not so many numbers
   */
  public void vector(String path, int count, double[] into, int from, int stride)
      throws IOException {
    startArray(path, numbers(count));
    parser.nextToken();
    elements(path, count, into, from, stride);
  }

  /**
   * A list of numbers, or a list of such lists, of which the first is kept.
   *
   * @param path where it stands, for errors
   * @param count how many numbers there have to be
   * @param into receives them
   * @param from where the first one goes
   * @return how many lists there were; 1 for a mere list of numbers
   * @throws IOException if it cannot be read
   * @throws SpecException if they are not so many numbers
   */
  public int vectors(String path, int count, double[] into, int from) throws IOException {
    startArray(path, numbers(count));
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      elements(path, count, into, from, 1);
      return 1;
    }
    int lists = 0;
    double[] others = new double[count];
    for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
      boolean first = lists == 0;
      vector(path + "[" + lists + "]", count, first ? into : others, first ? from : 0, 1);
      lists++;
    }
    return lists;
  }

  private void elements(String path, int count, double[] into, int from, int stride)
      throws IOException {
    int found = 0;
    for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
      if (found < count) {
        into[from + found * stride] = number(path + "[" + found + "]");
      } else {
        parser.skipChildren();
      }
      found++;
    }
    if (found != count) {
      throw SpecException.of(path, numbers(count), Integer.toString(found));
    }
  }

  /**
   * A list of rows of numbers.
   *
   * @param path where it stands, for errors
   * @param rows how many rows there have to be
   * @param columns how many numbers in each
   * @param into receives them, row-major
   * @param from where the first one goes
   * @throws IOException if it cannot be read
   * @throws SpecException if the shape is another one
   */
  public void matrix(String path, int rows, int columns, double[] into, int from)
      throws IOException {
    matrix(path, rows, columns, into, from, columns, 1);
  }

  /**
   * A list of columns of numbers: a matrix that is stored the other way round.
   *
   * @param path where it stands, for errors
   * @param rows how many rows the matrix has: numbers in each list
   * @param columns how many columns: lists
   * @param into receives them, row-major
   * @param from where the first one goes
   * @throws IOException if it cannot be read
   * @throws SpecException if the shape is another one
   */
  public void transposed(String path, int rows, int columns, double[] into, int from)
      throws IOException {
    matrix(path, columns, rows, into, from, 1, columns);
  }

  private void matrix(
      String path, int lists, int length, double[] into, int from, int listStride, int stride)
      throws IOException {
    String expected = (lists == 1 ? "1 row" : lists + " rows") + " of " + numbers(length);
    startArray(path, expected);
    int found = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (found < lists) {
        vector(path + "[" + found + "]", length, into, from + found * listStride, stride);
      } else {
        parser.skipChildren();
      }
      found++;
    }
    if (found != lists) {
      throw SpecException.of(path, expected, found == 1 ? "1 row" : found + " rows");
    }
  }

  private void startArray(String path, String expected) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw SpecException.of(path, expected, found());
    }
  }

  private static String numbers(int count) {
    return count == 1 ? "1 number" : count + " numbers";
  }

  private String found() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      default -> Quoting.oneLine(parser.getText(), 40);
    };
  }
}
