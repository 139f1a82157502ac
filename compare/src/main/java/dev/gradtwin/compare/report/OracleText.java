package dev.gradtwin.compare.report;

import dev.gradtwin.compare.OracleCheck;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Stage;
import dev.gradtwin.compare.TensorCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was held against exact values, and how it came out, in words. */
final class OracleText {
  private static final int WIDTH = 80;
  private static final int MOST_TENSORS = 4;

  /** The fraction of wrong elements that the chance of a sample is told for. */
  private static final double WRONG = 0.1;

  private OracleText() {}

  /** Lines of the verdict's facts. */
  static List<String> lines(OracleCheck check, RunResult result) {
    List<String> lines = new ArrayList<>();
    fact("oracle", checked(check) + ": " + outcome(check, result), lines);
    List<TensorCheck> gradients =
        check.tensors().stream().filter(t -> t.stage() == Stage.GRADIENT && !t.complete()).toList();
    if (!gradients.isEmpty()) {
      fact("", chance(gradients), lines);
    }
    return lines;
  }

  private static String checked(OracleCheck check) {
    String elements =
        check.complete()
            ? "all " + Numbers.count(check.elements())
            : Numbers.count(check.elements()) + " of " + Numbers.count(check.of());
    String what = check.mode() == OracleMode.ALWAYS ? " values of " : " elements of the gradient";
    String steps = check.mode() == OracleMode.ALWAYS ? steps(check.steps()) : "";
    int directions = check.tensors().stream().mapToInt(TensorCheck::directions).max().orElse(0);
    String along = directions == 0 ? "" : ", " + directions + " directions a tensor";
    return elements + what + steps + along;
  }

  private static String steps(long steps) {
    return steps == 1 ? "1 step" : Numbers.count(steps) + " steps";
  }

  private static String outcome(OracleCheck check, RunResult result) {
    String subject = wrong(check, TensorCheck::subjectWrong);
    String reference = wrong(check, TensorCheck::referenceWrong);
    if (subject.isEmpty() && reference.isEmpty()) {
      return "both sides right";
    }
    return result.subject().name().words()
        + " "
        + side(subject)
        + "; "
        + result.reference().name().words().replaceFirst("^the ", "")
        + " "
        + side(reference);
  }

  private static String side(String wrong) {
    return wrong.isEmpty() ? "right" : "wrong in " + wrong;
  }

  private static String wrong(OracleCheck check, Predicate<TensorCheck> of) {
    List<String> names =
        check.tensors().stream().filter(of).map(t -> t.tensor()).distinct().toList();
    return names.stream().limit(MOST_TENSORS).collect(Collectors.joining(", "))
        + (names.size() > MOST_TENSORS ? ", …" : "");
  }

  /** Of the gradient that was looked at least. */
  private static String chance(List<TensorCheck> gradients) {
    return String.format(
        Locale.ROOT,
        "misses a gross error with at most %s, 10 %% wrong elements with %s",
        Numbers.plain(
            gradients.stream().mapToDouble(TensorCheck::missesOneElement).max().orElse(0)),
        Numbers.small(gradients.stream().mapToDouble(t -> t.misses(WRONG)).max().orElse(0)));
  }

  private static void fact(String label, String text, List<String> lines) {
    List<String> wrapped = LineBreaker.wrap(text, WIDTH - 17);
    for (int k = 0; k < wrapped.size(); k++) {
      lines.add(
          String.format(Locale.ROOT, "  %-14s %s", k == 0 ? label : "", wrapped.get(k).strip()));
    }
  }
}
