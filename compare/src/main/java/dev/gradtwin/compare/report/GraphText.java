package dev.gradtwin.compare.report;

import dev.gradtwin.compare.graph.GraphDifference;
import dev.gradtwin.compare.graph.GraphRun;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.graph.GraphSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A graph drawn as a tree, from the output to the inputs: values, which go forward from the leaves
 * to the root, and gradients, which come back, by hand and by SameDiff.
 */
public final class GraphText {
  private static final int WIDTH = 80;
  private static final int TREE = 37;
  private static final int NUMBER = 13;
  private static final int LARGEST_SHOWN = 4;

  private final GraphRun run;
  private final Map<String, GraphSpec.Node> nodes = new HashMap<>();
  private final Set<String> drawn = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> matrices = new ArrayList<>();

  private GraphText(GraphRun run) {
    this.run = run;
    run.spec().nodes().forEach(node -> nodes.put(node.name(), node));
  }

  /**
   * The drawing.
   *
   * @param run a graph on both sides
   * @return lines of at most 80 characters
   */
  public static List<String> lines(GraphRun run) {
    GraphText text = new GraphText(run);
    String head = Quoting.oneLine(run.spec().name(), TREE - 2);
    text.lines.add(row(head, "forward", "backward", "SameDiff's"));
    text.draw(run.spec().output(), "", "");
    if (!text.matrices.isEmpty()) {
      text.lines.add("");
      text.lines.addAll(text.matrices);
    }
    return text.lines;
  }

  private void draw(String name, String before, String below) {
    GraphSpec.Node node = nodes.get(name);
    boolean again = !drawn.add(name);
    String operation = node == null ? "" : "  (" + Names.of(node.operation()) + ")";
    String label = before + Quoting.oneLine(name, 24) + (again ? "  (as above)" : operation);
    double[][] value = run.subject().value(name);
    if (value.length == 1 && value[0].length == 1) {
      lines.add(
          row(
              label,
              number(value[0][0]),
              number(run.subject().gradient(name)[0][0]),
              number(run.reference().gradient(name)[0][0])));
    } else {
      lines.add(row(label, "[" + value.length + ", " + value[0].length + "]", "", ""));
      if (!again) {
        matrix(name, value);
      }
    }
    for (int k = 0; node != null && !again && k < node.of().size(); k++) {
      boolean last = k == node.of().size() - 1;
      draw(node.of().get(k), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
    }
  }

  private void matrix(String name, double[][] value) {
    double[][] gradient = run.subject().gradient(name);
    for (int i = 0; i < Math.min(value.length, LARGEST_SHOWN); i++) {
      String label = i == 0 ? Quoting.oneLine(name, 14) : "";
      matrices.add(
          cut(String.format(Locale.ROOT, "%-15s%-32s", label, numbers(value[i])))
              + " gradient "
              + numbers(gradient[i]));
    }
    if (value.length > LARGEST_SHOWN) {
      matrices.add("               … and " + (value.length - LARGEST_SHOWN) + " rows more");
    }
  }

  private static String cut(String text) {
    return text.length() <= 47 ? text : text.substring(0, 46) + "…";
  }

  private static String numbers(double[] row) {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < Math.min(row.length, 3); j++) {
      text.append(String.format(Locale.ROOT, "%9.3g", row[j]));
    }
    return text + (row.length > 3 ? " …" : "");
  }

  /** A number in 12 digits, so that 110 is not 110.00000000000001. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    String plain = String.format(Locale.ROOT, "%.8g", value);
    return plain.contains("e")
        ? plain
        : plain.replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
  }

  private static String row(String label, String value, String gradient, String other) {
    String cut = label.length() <= TREE ? label : label.substring(0, TREE - 1) + "…";
    String text =
        String.format(
            Locale.ROOT,
            "%-" + TREE + "s %" + NUMBER + "s %" + NUMBER + "s %" + NUMBER + "s",
            cut,
            value,
            gradient,
            other);
    return text.stripTrailing().length() > WIDTH ? text.substring(0, WIDTH) : text.stripTrailing();
  }

  /**
   * What differs, and who is wrong.
   *
   * @param differences the first of each node, in the order of cause
   * @return lines; none if nothing differs
   */
  public static List<String> facts(List<GraphDifference> differences) {
    List<String> lines = new ArrayList<>();
    for (GraphDifference d : differences.subList(0, Math.min(3, differences.size()))) {
      lines.add(
          "  "
              + Quoting.oneLine(d.node(), 24)
              + (d.ofGradient() ? " gradient" : " value")
              + " › ["
              + d.row()
              + ","
              + d.column()
              + "]");
      lines.add("    hand-written " + d.subject());
      lines.add("    SameDiff     " + d.reference());
      lines.add("    exact        " + d.exact());
      lines.add("    rounding     explains at most " + Numbers.small(d.bound()));
      String side =
          d.wrongSide()
              .map(
                  wrong ->
                      switch (wrong) {
                        case SUBJECT -> "hand-written";
                        case REFERENCE -> "SameDiff";
                        case BOTH -> "both";
                      })
              .orElse("not known");
      lines.add("    wrong side   " + side);
    }
    if (differences.size() > 3) {
      lines.add("  and " + (differences.size() - 3) + " more");
    }
    return lines;
  }
}
