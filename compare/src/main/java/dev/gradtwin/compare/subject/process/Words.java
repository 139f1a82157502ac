package dev.gradtwin.compare.subject.process;

import dev.gradtwin.compare.file.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words as a POSIX shell does (<i>Shell Command Language</i>, section 2.2,
 * Quoting), and does nothing else that a shell does: no expansion, no comment, no operator, so that
 * {@code #}, {@code $}, {@code *} and {@code |} are characters as others.
 *
 * <p>On Windows a path needs quotes, or slashes, as in any such shell: {@code C:\net.exe} loses its
 * backslash, {@code 'C:\net.exe'} and {@code C:/net.exe} are kept.
 */
public final class Words {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean within;
  private int at;

  private Words(String text) {
    this.text = text;
  }

  /**
   * Splits a command.
   *
   * @param command such as {@code python3 "my network.py"}
   * @return its words, at least one
   * @throws InputException if there is none, or a quote is not closed
   */
  public static List<String> of(String command) {
    return new Words(command).split();
  }

  private List<String> split() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case ' ', '\t', '\n' -> end();
        case '\'' -> single();
        case '"' -> quoted();
        case '\\' -> escaped(false);
        default -> add(c);
      }
    }
    end();
    if (words.isEmpty()) {
      throw new InputException("expected a command, found an empty text");
    }
    return words;
  }

  private void single() {
    int close = text.indexOf('\'', at);
    if (close < 0) {
      throw open('\'');
    }
    word.append(text, at, close);
    within = true;
    at = close + 1;
  }

  private void quoted() {
    within = true;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\') {
        escaped(true);
      } else {
        word.append(c);
      }
    }
    throw open('"');
  }

  /** Within double quotes a backslash escapes only what is special there. */
  private void escaped(boolean quoted) {
    if (at == text.length()) {
      throw new InputException("expected something after the last backslash of the command");
    }
    char c = text.charAt(at++);
    if (c == '\n') {
      return;
    }
    if (quoted && "$`\"\\".indexOf(c) < 0) {
      word.append('\\');
    }
    add(c);
  }

  private void add(char c) {
    word.append(c);
    within = true;
  }

  private void end() {
    if (within) {
      words.add(word.toString());
    }
    word.setLength(0);
    within = false;
  }

  private static InputException open(char quote) {
    return new InputException("the command has a " + quote + " that is not closed");
  }
}
