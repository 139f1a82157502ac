package dev.gradtwin.compare.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a long line between words. */
public final class LineBreaker {
  private LineBreaker() {}

  /**
   * Lines of at most {@code width} characters, the second and later ones indented by two; a longer
   * word is cut.
   *
   * @param text one line
   * @param width the most characters
   * @return the lines, at least one
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > width / 2 ? space : width;
      lines.add(rest.substring(0, end));
      rest = "  " + rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
