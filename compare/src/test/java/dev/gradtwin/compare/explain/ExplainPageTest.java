package dev.gradtwin.compare.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.report.Markdown;
import dev.gradtwin.compare.report.Rendered;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.UpdaterSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.junit.jupiter.api.Test;

/** The page and the README show what is printed, and the Markdown is sound. */
class ExplainPageTest {
  private static final Path ROOT = Path.of("..");

  private static Explanation xor() {
    return Explainer.explain(Experiment.xor(), 0, 1, OptionalInt.empty());
  }

  private static String markdown(Explanation explanation) throws IOException {
    Markdown page = MarkdownExplanation.of(explanation);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    page.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void thePageShowsTheText() throws IOException {
    String text = String.join("\n", TextExplanation.lines(xor(), false));
    assertThat(masked(Files.readString(ROOT.resolve("docs/explain.md"))))
        .as("docs/explain.md has to show:\n%s", text)
        .contains(masked("explain --row 1\n" + text + "\n```"));
  }

  @Test
  void thePageAndTheReadmeShowAPart() throws IOException {
    String page = markdown(xor());
    int from = page.indexOf("### 4. ");
    String part = page.substring(from, page.indexOf("### 5. ")).strip();
    assertThat(masked(Files.readString(ROOT.resolve("docs/explain.md"))))
        .as("docs/explain.md has to show:\n%s", part)
        .contains(masked(part));
    List<String> lines = TextExplanation.lines(xor(), false);
    int delta = lines.indexOf("4. Output delta");
    String text =
        String.join(
            "\n",
            lines.subList(delta, lines.indexOf("6. Gradients of layer 1, every row added") - 1));
    assertThat(masked(Files.readString(ROOT.resolve("README.md"))))
        .as("README.md has to show:\n%s", text)
        .contains(masked(text));
  }

  /** Leaves 10 digits: the last ones may differ on another CPU. */
  private static String masked(String text) {
    return text.replaceAll("(\\d\\.\\d{10})\\d+", "$1");
  }

  @Test
  void isSoundMarkdown() throws IOException {
    Experiment hostile =
        Experiment.xor()
            .named("`</script><img src=x onerror=alert(1)> $x$ | a ```")
            .with(Experiment.xor().training().with(new UpdaterSpec.Adam(0.01, 0.9, 0.999, 1e-8)));
    String page = markdown(Explainer.explain(hostile, 2, 3, OptionalInt.empty()));
    Rendered rendered = new Rendered(page);
    assertThat(rendered.markup()).isEmpty();
    assertThat(rendered.text()).doesNotContain("$", "\\", "|");
    assertThat(rendered.all(Heading.class)).hasSize(11);
    for (TableRow row : rendered.all(TableRow.class)) {
      assertThat(Rendered.within(row, TableCell.class)).hasSize(4);
    }
    List<String> formulas =
        rendered.all(FencedCodeBlock.class).stream()
            .filter(block -> block.getInfo().equals("math"))
            .map(FencedCodeBlock::getLiteral)
            .toList();
    assertThat(formulas).hasSizeGreaterThan(40).allSatisfy(ExplainPageTest::isSound);
  }

  /**
   * Braces, delimiters and environments are closed, and nothing but LaTeX's own letters is left.
   */
  private static void isSound(String latex) {
    assertThat(latex).doesNotContain("$", "\uFFFD").doesNotContainPattern("(?m)^\\s*$");
    assertThat(latex.replaceAll("\\\\text\\{[^}]*}", "")).isASCII();
    assertThat(count(latex, "{")).as(latex).isEqualTo(count(latex, "}"));
    assertThat(count(latex, "\\left"))
        .as(latex)
        .isEqualTo(count(latex, "\\right") + count(latex, "\\leftarrow"));
    assertThat(count(latex, "\\begin{aligned}"))
        .as(latex)
        .isEqualTo(count(latex, "\\end{aligned}"));
    int depth = 0;
    for (int k = 0; k < latex.length(); k++) {
      char c = latex.charAt(k);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertThat(depth).as(latex).isNotNegative();
    }
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
