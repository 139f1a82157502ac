package dev.gradtwin.compare.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One number of a printed explanation, read back.
 *
 * @param name what it is
 * @param formula with symbols
 * @param numbers with the numbers filled in; the formula where it has no symbols
 * @param result the hand-written side's
 * @param twin Deeplearning4j's; null if it is not shown
 * @param exact the oracle's; null if it is not shown
 */
record Printed(
    String name,
    String formula,
    String numbers,
    String result,
    @Nullable String twin,
    @Nullable String exact) {
  private static final Pattern HEAD = Pattern.compile(" {3}(\\S.*?) (?:=|←) (.*)");
  private static final Pattern RESULT =
      Pattern.compile("= (\\S+)(?: {2}DL4J (\\S+))?(?: {2}exact (\\S+))?");

  /** All of an explanation. */
  static List<Printed> of(List<String> lines) {
    List<Printed> all = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (line.isEmpty()) {
        add(block, all);
        block.clear();
      } else {
        block.add(line);
      }
    }
    return all;
  }

  private static void add(List<String> block, List<Printed> all) {
    if (block.isEmpty() || !HEAD.matcher(block.get(0)).matches()) {
      return; // a heading, or the path of the chain rule
    }
    List<String> joined = new ArrayList<>();
    for (String line : block) {
      if (joined.isEmpty() || line.startsWith("     = ")) {
        joined.add(joined.isEmpty() ? line : line.strip());
      } else {
        joined.add(joined.remove(joined.size() - 1) + " " + line.strip());
      }
    }
    Matcher head = HEAD.matcher(joined.get(0));
    Matcher result = RESULT.matcher(joined.get(joined.size() - 1));
    if (!head.matches() || !result.matches()) {
      throw new IllegalArgumentException(String.join("\n", block));
    }
    String formula = head.group(2).replaceFirst(", as .*", "");
    all.add(
        new Printed(
            head.group(1),
            formula,
            joined.size() == 3 ? joined.get(1).substring(2) : formula,
            result.group(1),
            result.group(2),
            result.group(3)));
  }
}
