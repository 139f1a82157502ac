package dev.gradtwin.compare.report;

import dev.gradtwin.compare.Difference;
import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.Learning;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Side;
import dev.gradtwin.compare.Stage;
import dev.gradtwin.compare.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as test cases: the verdict, every tensor that was compared, and whether each side learned.
 * One of them fails if and only if the run does.
 */
public final class RunCases {
  private RunCases() {}

  /**
   * The test cases of a run.
   *
   * @param result what was found
   * @param mustLearn whether a side that did not converge is a failure
   * @return in the order of cause
   */
  public static List<TestCase> of(RunResult result, boolean mustLearn) {
    List<TestCase> cases = new ArrayList<>();
    cases.add(verdict(result));
    boolean after = false;
    for (Difference difference : result.differences()) {
      boolean here = result.divergence().filter(d -> isAt(difference, d)).isPresent();
      cases.add(tensor(difference, here, after && nonFinite(result), result));
      after |= here;
    }
    cases.add(learning(result.subject(), mustLearn));
    cases.add(learning(result.reference(), mustLearn));
    return cases;
  }

  private static TestCase verdict(RunResult result) {
    VerdictText verdict = VerdictText.of(result);
    List<String> text = new ArrayList<>();
    text.add(verdict.word() + "  " + verdict.sentence());
    text.addAll(verdict.facts());
    text.addAll(DiagnosisText.lines(result));
    long nanoseconds = result.subject().nanoseconds() + result.reference().nanoseconds();
    return result.verdict() == Verdict.MATCH
        ? TestCase.passed("verdict", nanoseconds, text)
        : TestCase.failed("verdict", nanoseconds, type(result), text.get(0), text);
  }

  private static TestCase tensor(
      Difference difference, boolean parted, boolean follows, RunResult result) {
    String name = name(difference);
    if (follows) {
      return TestCase.skipped(name, "follows from what is not finite: " + path(result));
    }
    String largest =
        "largest difference "
            + Numbers.small(difference.largest())
            + ", "
            + Numbers.small(difference.ofBound())
            + " of its bound";
    if (parted) {
      List<String> text = new ArrayList<>(VerdictText.of(result).facts());
      text.add("  " + largest);
      text.addAll(DiagnosisText.lines(result));
      return TestCase.failed(name, 0, type(result), path(result), text);
    }
    return difference.ofBound() > 1
        ? TestCase.failed(
            name, 0, type(result), largest, List.of("The first difference is " + path(result)))
        : TestCase.passed(name, 0, List.of(largest));
  }

  private static TestCase learning(Side side, boolean mustLearn) {
    String name = side.name().label() + " learned the data";
    String became = side.learning().words() + ", loss " + Numbers.loss(side.loss());
    if (side.learning() == Learning.CONVERGED) {
      return TestCase.passed(name, 0, List.of(became));
    }
    return mustLearn
        ? TestCase.failed(name, 0, "not converged", became, List.of(became))
        : TestCase.skipped(name, "a recorded run need not: " + became);
  }

  /** What a tensor of a stage is called. */
  static String name(Difference difference) {
    return difference.stage() == Stage.LOSS
        ? difference.tensor()
        : difference.tensor() + " " + difference.stage().words();
  }

  private static boolean isAt(Difference difference, Divergence divergence) {
    return difference.stage() == divergence.stage()
        && difference.tensor().equals(divergence.tensor());
  }

  private static boolean nonFinite(RunResult result) {
    return result.verdict() == Verdict.NON_FINITE;
  }

  private static String type(RunResult result) {
    return nonFinite(result) ? "non-finite" : "mismatch";
  }

  private static String path(RunResult result) {
    return result.divergence().map(Divergence::path).orElse("unknown");
  }
}
