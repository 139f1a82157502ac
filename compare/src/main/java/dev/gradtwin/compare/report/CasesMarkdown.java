package dev.gradtwin.compare.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Test cases for a pull request: a table of all, and all that is to be said of those that failed.
 */
public final class CasesMarkdown {
  private CasesMarkdown() {}

  /**
   * The summary.
   *
   * @param title what they are
   * @param sentence how they came out
   * @param cases in their order
   * @return to be written
   */
  public static Markdown of(String title, String sentence, List<TestCase> cases) {
    Markdown page = new Markdown().text("## " + title).text(sentence + ".");
    List<List<String>> rows = new ArrayList<>();
    for (TestCase one : cases) {
      rows.add(
          List.of(
              Markdown.code(one.name()),
              one.failed() ? "**" + one.type() + "**" : "holds",
              one.failed() ? Markdown.code(one.message()) : ""));
    }
    page.table(List.of("baseline", "result", "where"), rows);
    for (TestCase one : cases) {
      if (one.failed()) {
        page.text("### " + Markdown.code(one.name())).block("text", one.text());
      }
    }
    return page;
  }
}
