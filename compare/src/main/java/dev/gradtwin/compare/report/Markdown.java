package dev.gradtwin.compare.report;

import dev.gradtwin.compare.text.Quoting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * GitHub's Markdown. What is foreign goes into code, where nothing is markup, neither HTML nor a
 * mention nor a link.
 */
public final class Markdown {
  private static final int MOST = 200;
  private final List<String> lines = new ArrayList<>();

  /** An empty page. */
  public Markdown() {}

  /**
   * Adds a paragraph, or a heading.
   *
   * @param text our own words and {@link #code}
   * @return this
   */
  public Markdown text(String text) {
    lines.add(text);
    lines.add("");
    return this;
  }

  /**
   * Adds a block of lines as they are.
   *
   * @param language what they are, for colours or for formulas
   * @param text any lines
   * @return this
   */
  public Markdown block(String language, List<String> text) {
    String fence = "`".repeat(Math.max(3, longestRun(String.join("\n", text)) + 1));
    lines.add(fence + language);
    text.forEach(line -> lines.add(Quoting.oneLine(line, Integer.MAX_VALUE)));
    lines.add(fence);
    lines.add("");
    return this;
  }

  /**
   * Adds a table.
   *
   * @param head the columns; one that ends in a colon is aligned to the right
   * @param rows of cells, our own words or {@link #code}
   * @return this
   */
  public Markdown table(List<String> head, List<List<String>> rows) {
    row(head.stream().map(cell -> cell.replaceFirst(":$", "")).toList());
    row(head.stream().map(cell -> cell.endsWith(":") ? "---:" : "---").toList());
    rows.forEach(this::row);
    lines.add("");
    return this;
  }

  private void row(List<String> cells) {
    lines.add(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  /**
   * Foreign text within a line.
   *
   * @param text any
   * @return a code span, cut where it is long
   */
  public static String code(String text) {
    String line = Quoting.oneLine(text, MOST);
    String fence = "`".repeat(longestRun(line) + 1);
    boolean apart = line.isBlank() || line.startsWith("`") || line.endsWith("`");
    return fence + (apart ? " " + line + " " : line) + fence;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int k = 0; k < text.length(); k++) {
      run = text.charAt(k) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /**
   * Writes all of it.
   *
   * @param out where to; left open
   * @throws IOException if that fails
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write((String.join("\n", lines).strip() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
