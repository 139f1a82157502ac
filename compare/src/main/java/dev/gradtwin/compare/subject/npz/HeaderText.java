package dev.gradtwin.compare.subject.npz;

import dev.gradtwin.compare.text.Quoting;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of the Python dictionary in an array's header: plain texts, whole numbers, tuples of
 * them, True and False, and nothing else that Python could mean.
 */
final class HeaderText {
  private static final int MAX_AXES = 64; // NumPy's own limit

  private final String text;
  private int at;

  HeaderText(String text) {
    this.text = text;
  }

  /** Whether the next token is this one; if so, it is passed. */
  boolean passes(char token) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == token;
    at += there ? 1 : 0;
    return there;
  }

  void expect(char token) throws Refusal {
    if (!passes(token)) {
      throw unexpected("\"" + token + "\"");
    }
  }

  void expectEnd() throws Refusal {
    skipSpace();
    if (at < text.length()) {
      throw unexpected("the end");
    }
  }

  /** A text in single or double quotes, without escapes. */
  String string() throws Refusal {
    char quote = passes('"') ? '"' : '\'';
    if (quote == '\'') {
      expect('\'');
    }
    int end = text.indexOf(quote, at);
    if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
      throw unexpected("a text without escapes, and its end");
    }
    String string = text.substring(at, end);
    at = end + 1;
    return string;
  }

  boolean bool() throws Refusal {
    skipSpace();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw unexpected("True or False");
  }

  /** A tuple of whole numbers, none of them negative; of one with the comma that makes it one. */
  List<Integer> shape() throws Refusal {
    List<Integer> shape = new ArrayList<>();
    expect('(');
    boolean comma = true;
    while (!passes(')')) {
      if (!comma) {
        throw unexpected("\",\"");
      }
      if (shape.size() == MAX_AXES) {
        throw Refusal.of("at most " + MAX_AXES + " axes", "more");
      }
      shape.add(axis());
      comma = passes(',');
    }
    if (shape.size() == 1 && !comma) {
      throw unexpected("a tuple: \",\" after its only number");
    }
    return List.copyOf(shape);
  }

  private int axis() throws Refusal {
    skipSpace();
    int start = at;
    at += text.startsWith("-", at) ? 1 : 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(start, at);
    if (digits.isEmpty() || digits.equals("-") || (digits.length() > 1 && digits.startsWith("0"))) {
      at = start;
      throw unexpected("a whole number");
    }
    if (digits.startsWith("-")
        || digits.length() > 10
        || Long.parseLong(digits) > Integer.MAX_VALUE) {
      throw Refusal.of(
          "a shape of numbers from 0 to " + Integer.MAX_VALUE, Quoting.oneLine(digits, 40));
    }
    return Integer.parseInt(digits);
  }

  private Refusal unexpected(String expected) {
    String rest = text.substring(at).strip();
    return Refusal.of(
        expected + " in the array's header",
        rest.isEmpty() ? "its end" : "\"" + Quoting.oneLine(rest, 40) + "\"");
  }

  private void skipSpace() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
  }
}
