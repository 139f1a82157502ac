package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.report.LineBreaker;
import dev.gradtwin.compare.report.SettingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** An explanation in text of 80 columns. */
public final class TextExplanation {
  private static final int WIDTH = 80;
  private static final int MOST_INPUTS = 6;

  private final Explanation explanation;
  private final boolean ascii;
  private final int digits;
  private final List<String> lines = new ArrayList<>();

  private TextExplanation(Explanation explanation, boolean ascii) {
    this.explanation = explanation;
    this.ascii = ascii;
    digits = Results.digits(explanation.experiment().precision());
  }

  /**
   * Writes an explanation.
   *
   * @param explanation what to write
   * @param ascii whether there are no letters but ASCII's
   * @return lines of at most 80 columns
   */
  public static List<String> lines(Explanation explanation, boolean ascii) {
    return new TextExplanation(explanation, ascii).write();
  }

  private List<String> write() {
    SettingText.lines(explanation.experiment()).forEach(line -> add("", line));
    add("", "");
    add("", head(explanation));
    add("", "x = " + row(explanation.inputs()) + ", y = " + row(explanation.targets()));
    add("", Results.NAMES);
    explanation.notes().forEach(note -> add("", note));
    int number = 0;
    for (Section section : explanation.sections()) {
      add("", "");
      section(++number, section);
    }
    add("", "");
    chain(++number, explanation.chain());
    return lines;
  }

  /** Which step and which row. */
  static String head(Explanation explanation) {
    return String.format(
        Locale.ROOT,
        "Step %,d of %,d, %s; shown is row %d:",
        explanation.step(),
        explanation.experiment().steps(),
        explanation.rows() == 1 ? "1 row" : explanation.rows() + " rows",
        explanation.row());
  }

  private static String row(double[] values) {
    return DoubleStream.of(values)
            .limit(MOST_INPUTS)
            .mapToObj(value -> Digits.of(value, Notation.FILLED))
            .collect(Collectors.joining(", ", "(", ""))
        + (values.length > MOST_INPUTS ? ", … " + values.length + " in all)" : ")");
  }

  private void section(int number, Section section) {
    add("", number + ". " + section.title());
    add("   ", section.text());
    for (CodeLine line : section.code()) {
      add("   ", String.format(Locale.ROOT, "%-6s %s", line.program(), line.code()));
    }
    for (Derivation derivation : section.derivations()) {
      add("", "");
      derivation(derivation);
    }
  }

  private void derivation(Derivation derivation) {
    String symbols = derivation.formula().in(TextNotation.TEXT, false);
    String numbers = derivation.formula().in(TextNotation.TEXT, true);
    String note = derivation.note().isEmpty() ? "" : ", as " + derivation.note();
    add("   ", derivation.left().text() + (derivation.replaces() ? " ← " : " = ") + symbols + note);
    if (!numbers.equals(symbols)) {
      add("     ", "= " + numbers);
    }
    add(
        "     ",
        "= "
            + number(derivation.result())
            + told("DL4J", derivation.twin())
            + told("exact", derivation.exact()));
  }

  private String told(String whose, OptionalDouble value) {
    return value.isPresent() ? "  " + whose + " " + number(value.getAsDouble()) : "";
  }

  private String number(double value) {
    return Digits.of(value, digits);
  }

  private void chain(int number, ChainRule chain) {
    String weight = chain.nodes().get(chain.nodes().size() - 1).text();
    add("", number + ". The chain rule along a path, for row " + explanation.row());
    add("   ", Results.paths(chain, weight));
    add("", "");
    add("   ", chain.nodes().get(0).text());
    for (int k = 0; k < chain.links().size(); k++) {
      Expression link = chain.links().get(k);
      String to = chain.nodes().get(k + 1).text();
      String symbols = link.in(TextNotation.TEXT, false);
      String value = Digits.of(link.value(), Notation.FILLED);
      add(
          "   ",
          "│  ∂"
              + chain.nodes().get(k).text()
              + "/∂"
              + to
              + " = "
              + symbols
              + (symbols.equals(value) ? "" : " = " + value));
      add("   ", to);
    }
    add("", "");
    add("   ", "all multiplied: " + number(chain.share()));
  }

  private void add(String indent, String text) {
    String line = ascii ? Ascii.of(text) : text;
    LineBreaker.wrap(line, WIDTH - indent.length())
        .forEach(
            part -> lines.add((indent + (indent.isEmpty() ? part.strip() : part)).stripTrailing()));
  }
}
