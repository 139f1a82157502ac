package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value stands in a JSON document, such as {@code network.layers[0].bias}; {@code [*]} is
 * every element of an array.
 */
public final class FieldPath {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern PATH =
      Pattern.compile("[^.\\[\\]]+(\\[(\\d{1,6}|\\*)]|\\.[^.\\[\\]]+)*");
  private static final Pattern PART = Pattern.compile("[^.\\[\\]]+|\\[[^]]+]");

  private final String text;
  private final List<String> parts = new ArrayList<>();

  private FieldPath(String text) {
    this.text = text;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      parts.add(part.group());
    }
  }

  /**
   * Reads a path.
   *
   * @param text such as {@code network.layers[0].bias}
   * @return the path
   * @throws SpecException if it is none
   */
  public static FieldPath of(String text) {
    if (!PATH.matcher(text).matches()) {
      throw SpecException.because(
          Quoting.oneLine(text, 80), "expected a path such as training.updater.learningRate");
    }
    return new FieldPath(text);
  }

  /**
   * The document with another value there. A field that its object does not have is added to it, so
   * that whoever reads the document says whether there is such a field.
   *
   * @param document JSON
   * @param value JSON, or else a text without its quotation marks
   * @return JSON
   * @throws SpecException if there is no such place
   */
  public String replace(String document, String value) {
    StringWriter written = new StringWriter();
    try (JsonParser from = JSON.createParser(document);
        JsonGenerator to = JSON.createGenerator(written)) {
      from.nextToken();
      replace(from, to, 0, isJson(value) ? value : quoted(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.toString();
  }

  private void replace(JsonParser from, JsonGenerator to, int depth, String value)
      throws IOException {
    if (depth == parts.size()) {
      to.writeRawValue(value);
      from.skipChildren();
    } else if (parts.get(depth).startsWith("[")) {
      replaceElement(from, to, depth, value);
    } else {
      replaceField(from, to, depth, value);
    }
  }

  private void replaceField(JsonParser from, JsonGenerator to, int depth, String value)
      throws IOException {
    require(from, JsonToken.START_OBJECT, depth, "an object");
    String wanted = parts.get(depth);
    List<String> names = new ArrayList<>();
    to.writeStartObject();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      String name = from.currentName();
      names.add(name);
      to.writeFieldName(name);
      from.nextToken();
      if (name.equals(wanted)) {
        replace(from, to, depth + 1, value);
      } else {
        to.copyCurrentStructure(from);
      }
    }
    if (!names.contains(wanted)) {
      if (depth + 1 < parts.size()) {
        throw SpecException.because(upTo(depth + 1), "unknown field" + guess(wanted, names));
      }
      to.writeFieldName(wanted);
      to.writeRawValue(value);
    }
    to.writeEndObject();
  }

  private void replaceElement(JsonParser from, JsonGenerator to, int depth, String value)
      throws IOException {
    require(from, JsonToken.START_ARRAY, depth, "an array");
    String wanted = parts.get(depth);
    boolean found = false;
    int size = 0;
    to.writeStartArray();
    while (from.nextToken() != JsonToken.END_ARRAY) {
      if (wanted.equals("[*]") || wanted.equals("[" + size + "]")) {
        replace(from, to, depth + 1, value);
        found = true;
      } else {
        to.copyCurrentStructure(from);
      }
      size++;
    }
    to.writeEndArray();
    if (!found) {
      throw SpecException.because(
          upTo(depth + 1), "no such element; there are " + size + ", counted from 0");
    }
  }

  private void require(JsonParser from, JsonToken token, int depth, String what) {
    if (from.currentToken() != token) {
      throw SpecException.because(upTo(depth), "not " + what);
    }
  }

  private String upTo(int depth) {
    return String.join(".", parts.subList(0, depth)).replace(".[", "[");
  }

  private static String guess(String wanted, List<String> names) {
    return names.isEmpty() ? "" : Names.suggestion(wanted, names);
  }

  private static boolean isJson(String value) {
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static String quoted(String value) throws IOException {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeString(value);
    }
    return written.toString();
  }

  /** The path as it was given. */
  @Override
  public String toString() {
    return text;
  }
}
