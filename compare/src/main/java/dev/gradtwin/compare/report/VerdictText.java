package dev.gradtwin.compare.report;

import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.Judgement;
import dev.gradtwin.compare.Learning;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Side;
import dev.gradtwin.compare.Stage;
import dev.gradtwin.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The verdict in words.
 *
 * @param word MATCH, MISMATCH, NOT FINITE
 * @param sentence what follows the word on its line
 * @param facts further lines, aligned
 */
public record VerdictText(String word, String sentence, List<String> facts) {
  /** Copies the list. */
  public VerdictText {
    facts = List.copyOf(facts);
  }

  /**
   * The verdict of a result.
   *
   * @param result what was found
   * @return its words
   */
  public static VerdictText of(RunResult result) {
    return switch (result.verdict()) {
      case MATCH -> match(result);
      case MISMATCH, NON_FINITE -> parted(result, result.divergence().orElseThrow());
    };
  }

  private static VerdictText match(RunResult result) {
    String steps = result.every() == 1 ? "at every step" : "at every compared step";
    List<String> facts = new ArrayList<>();
    if (result.driftsThoughRight()) {
      facts.add(
          "  drift is beyond the spread of rounding from step "
              + firstBeyond(result)
              + " on, but every");
      facts.add("  single step is right: training is chaotic here, or roundings add up");
    }
    result.oracle().ifPresent(check -> facts.addAll(OracleText.lines(check, result)));
    facts.addAll(ToldText.lines(result));
    if (result.bothConverged()) {
      return new VerdictText(
          "MATCH", "both sides agree " + steps + ", and both learned the data.", facts);
    }
    Learning subject = result.subject().learning();
    Learning reference = result.reference().learning();
    String became =
        subject == reference
            ? "both are " + subject.words()
            : words(result.subject())
                + " is "
                + subject.words()
                + ", "
                + words(result.reference())
                + " "
                + reference.words();
    facts.add(0, "  " + became + advice(subject));
    return new VerdictText(
        "MATCH", "both sides agree " + steps + ", but not both learned the data:", facts);
  }

  private static String firstBeyond(RunResult result) {
    return Numbers.count(result.drifted().firstBeyond().orElseThrow());
  }

  private static String advice(Learning learning) {
    return switch (learning) {
      case PLATEAU -> ": the loss stands still. Try more epochs or another seed.";
      case SLOW_PROGRESS -> ": the loss falls. Try more epochs.";
      case RISING -> ": the loss rises. Try a smaller learning rate.";
      case CONVERGED, NON_FINITE -> ".";
    };
  }

  private static VerdictText parted(RunResult result, Divergence d) {
    boolean nonFinite = result.verdict() == Verdict.NON_FINITE;
    List<String> facts = new ArrayList<>();
    String subject = result.subject().name().label();
    String reference = result.reference().name().label();
    facts.add(fact(subject, Double.toString(d.subject())));
    boolean leftAlone = d.stage() == Stage.DRIFT && !nonFinite;
    facts.add(fact(leftAlone ? "expected" : reference, Double.toString(d.reference())));
    result.judgement().ifPresent(j -> facts.addAll(judged(j, subject, reference)));
    if (nonFinite) {
      facts.add(fact("produced by", producer(d, subject, reference)));
      String steps =
          Numbers.count(result.steps()) + " of " + Numbers.count(result.experiment().steps());
      facts.add(fact("steps taken", steps));
    } else {
      facts.add(fact("difference", Numbers.small(d.difference())));
      facts.add(fact("rounding", rounding(d)));
      facts.add(fact("steps", steps(result, leftAlone)));
    }
    result.oracle().ifPresent(check -> facts.addAll(OracleText.lines(check, result)));
    facts.addAll(ToldText.lines(result));
    return new VerdictText(nonFinite ? "NOT FINITE" : "MISMATCH", d.path(), facts);
  }

  private static String rounding(Divergence d) {
    String most = Numbers.small(d.bound());
    if (d.difference() <= d.bound()) {
      return "explains at most " + most + "; they agree, and are wrong";
    }
    return d.proven()
        ? "explains at most " + most
        : "was seen to explain at most " + most + "; worst case " + Numbers.small(d.worstCase());
  }

  private static String steps(RunResult result, boolean leftAlone) {
    return leftAlone
        ? "right from the twin's parameters, wrong when it keeps its own"
        : Numbers.count(result.divergedSteps())
            + " of "
            + Numbers.count(result.comparedSteps())
            + " compared steps differ; this is the first";
  }

  private static List<String> judged(Judgement judgement, String subject, String reference) {
    String wrong =
        switch (judgement.wrongSide()) {
          case SUBJECT -> subject + bounds(judgement.subjectInBounds());
          case REFERENCE -> reference + bounds(judgement.referenceInBounds());
          case BOTH -> "both";
        };
    return List.of(fact("exact", Double.toString(judgement.exact())), fact("wrong side", wrong));
  }

  private static String bounds(double distance) {
    return Double.isFinite(distance)
        ? ", by " + Numbers.small(distance) + " times its rounding bound"
        : "";
  }

  private static String producer(Divergence d, String subject, String reference) {
    if (!Double.isFinite(d.subject()) && !Double.isFinite(d.reference())) {
      return "both sides: training diverges, try a smaller learning rate";
    }
    return Double.isFinite(d.subject()) ? reference : subject;
  }

  private static String words(Side side) {
    return side.name().words();
  }

  private static String fact(String label, String value) {
    return String.format(Locale.ROOT, "  %-14s %s", label, value);
  }
}
