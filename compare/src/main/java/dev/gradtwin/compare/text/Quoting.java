package dev.gradtwin.compare.text;

/** Makes foreign text fit for one line of a terminal: shortened, and without control characters. */
public final class Quoting {
  private Quoting() {}

  /**
   * Foreign text on one line.
   *
   * @param text any text
   * @param limit the largest number of characters
   * @return the text, control characters replaced and the rest cut
   */
  public static String oneLine(String text, int limit) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(limit)
        .map(c -> Character.isISOControl(c) || isFormat(c) ? '\uFFFD' : c)
        .forEach(line::appendCodePoint);
    return text.codePointCount(0, text.length()) > limit ? line + "…" : line.toString();
  }

  private static boolean isFormat(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
