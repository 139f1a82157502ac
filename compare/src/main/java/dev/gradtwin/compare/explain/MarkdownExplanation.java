package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.compare.report.Markdown;
import dev.gradtwin.compare.report.SettingText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** An explanation in GitHub's Markdown, its formulas in LaTeX. */
public final class MarkdownExplanation {
  private static final String MATH = "math";

  /** Of a line of LaTeX, in characters. */
  private static final int LONG = 80;

  private final Explanation explanation;
  private final int digits;
  private final Markdown page = new Markdown();

  private MarkdownExplanation(Explanation explanation) {
    this.explanation = explanation;
    digits = Results.digits(explanation.experiment().precision());
  }

  /**
   * Writes an explanation.
   *
   * @param explanation what to write
   * @return a page, its formulas in blocks of {@code math}
   */
  public static Markdown of(Explanation explanation) {
    return new MarkdownExplanation(explanation).write();
  }

  private Markdown write() {
    String step = "Step " + explanation.step() + ", row " + explanation.row();
    page.text("## " + step + " of " + Markdown.code(explanation.experiment().name()));
    page.block("text", SettingText.lines(explanation.experiment()));
    page.text(
        Results.NAMES
            + " What tables call "
            + Markdown.code("0_z[1,2]")
            + " is called z of layer 0, row 1, unit 2 in formulas.");
    explanation.notes().forEach(page::text);
    int number = 0;
    for (Section section : explanation.sections()) {
      page.text("### " + ++number + ". " + section.title());
      page.block(MATH, List.of(section.latex()));
      page.text(
          section.code().stream()
              .map(line -> "- " + line.program() + ": " + Markdown.code(line.code()))
              .collect(Collectors.joining("\n")));
      section.derivations().forEach(this::derivation);
      table(section.derivations());
    }
    chain(++number, explanation.chain());
    return page;
  }

  private void derivation(Derivation derivation) {
    String symbols = derivation.formula().in(LatexNotation.LATEX, false);
    String numbers = derivation.formula().in(LatexNotation.LATEX, true);
    List<String> lines = new ArrayList<>();
    String relation = derivation.replaces() ? " &\\leftarrow " : " &= ";
    lines.add("\\begin{aligned}");
    lines.add(derivation.left().latex() + relation + broken(symbols) + " \\\\");
    if (!numbers.equals(symbols)) {
      lines.add("&= " + broken(numbers) + " \\\\");
    }
    lines.add("&= " + LatexNotation.LATEX.number(derivation.result(), digits));
    lines.add("\\end{aligned}");
    page.block(MATH, lines);
    if (!derivation.note().isEmpty()) {
      page.text("since " + Markdown.code(derivation.note()));
    }
  }

  /** Begins a new line before a term where the one so far is long. */
  private static String broken(String latex) {
    StringBuilder lines = new StringBuilder();
    int depth = 0;
    int start = 0;
    for (int k = 0; k < latex.length(); k++) {
      char c = latex.charAt(k);
      depth += c == '{' || c == '(' || c == '[' ? 1 : c == '}' || c == ')' || c == ']' ? -1 : 0;
      boolean term = latex.startsWith(" + ", k) || latex.startsWith(" - ", k);
      if (term && depth == 0 && lines.length() - start > LONG) {
        lines.append(" \\\\ &\\quad");
        start = lines.length();
      }
      lines.append(c);
    }
    return lines.toString();
  }

  private void table(List<Derivation> derivations) {
    List<List<String>> rows = new ArrayList<>();
    for (Derivation derivation : derivations) {
      if (derivation.twin().isPresent() || derivation.exact().isPresent()) {
        rows.add(
            List.of(
                Markdown.code(derivation.left().text()),
                Digits.of(derivation.result(), digits),
                told(derivation.twin()),
                told(derivation.exact())));
      }
    }
    if (!rows.isEmpty()) {
      page.table(List.of("value", "by hand:", "Deeplearning4j:", "exact:"), rows);
    }
  }

  private String told(OptionalDouble value) {
    return value.isPresent() ? Digits.of(value.getAsDouble(), digits) : "–";
  }

  private void chain(int number, ChainRule chain) {
    List<Symbol> nodes = chain.nodes();
    Symbol weight = nodes.get(nodes.size() - 1);
    page.text("### " + number + ". The chain rule along a path");
    page.text(Results.paths(chain, Markdown.code(weight.text())) + ".");
    List<String> lines = new ArrayList<>(List.of("\\begin{aligned}"));
    lines.add(
        nodes.stream()
            .map(Symbol::latex)
            .collect(Collectors.joining(" \\leftarrow ", "&", " \\\\")));
    for (int k = 0; k < chain.links().size(); k++) {
      Expression link = chain.links().get(k);
      lines.add(
          "&\\frac{\\partial "
              + nodes.get(k).latex()
              + "}{\\partial "
              + nodes.get(k + 1).latex()
              + "} = "
              + link.in(LatexNotation.LATEX, false)
              + " = "
              + LatexNotation.LATEX.number(link.value())
              + " \\\\");
    }
    lines.add("&\\text{all multiplied: } " + LatexNotation.LATEX.number(chain.share(), digits));
    lines.add("\\end{aligned}");
    page.block(MATH, lines);
  }
}
