package dev.gradtwin.compare.report;

import dev.gradtwin.compare.Diagnosed;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Side;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.compare.diagnosis.Finding;
import dev.gradtwin.compare.diagnosis.Proof;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What is wrong, where, the proof, and what to look for; at most twenty lines of 80 columns. */
public final class DiagnosisText {
  private static final int WIDTH = 80;
  private static final int MOST_FINDINGS = 2;
  private static final int MOST_PLACES = 4;

  private DiagnosisText() {}

  /**
   * The diagnosis of a result.
   *
   * @param result what was found
   * @return its lines, the first one empty; none where the sides match
   */
  public static List<String> lines(RunResult result) {
    List<String> lines = new ArrayList<>();
    List<Diagnosed> diagnosis = result.diagnosis();
    if (result.verdict() == Verdict.MISMATCH && diagnosis.isEmpty()) {
      lines.add("");
      lines.add("DIAGNOSIS  unknown: every step that was tried again is right");
    }
    for (Diagnosed one : diagnosis.subList(0, Math.min(MOST_FINDINGS, diagnosis.size()))) {
      lines.add("");
      String whose =
          one.side() == WrongSide.REFERENCE ? " of " + result.reference().name().words() : "";
      finding(one, whose, result.experiment().network(), diagnosis.size(), lines);
    }
    for (int k = MOST_FINDINGS; k < diagnosis.size(); k++) {
      Finding finding = diagnosis.get(k).finding();
      lines.add("  and also       " + finding.words() + " in " + finding.place().words());
    }
    result
        .declaration()
        .ifPresent(
            declaration ->
                fact("no mistake if", "it declares " + declaration + ", and means it", lines));
    if (!diagnosis.isEmpty()) {
      fact("learning", learning(result), lines);
    }
    return lines;
  }

  private static void finding(
      Diagnosed diagnosed, String whose, NetworkSpec network, int findings, List<String> lines) {
    Finding finding = diagnosed.finding();
    lines.addAll(
        LineBreaker.wrap(
            "DIAGNOSIS  " + finding.words() + " in " + places(finding) + whose, WIDTH));
    if (finding.cause() == Cause.UNKNOWN) {
      fact("", finding.cause().sentence(), lines);
      fact("should be", Formula.right(finding.place()).text(network), lines);
      finding.facts().forEach(text -> fact("seen", text, lines));
      fact("proof", numbers(finding.proof()), lines);
      return;
    }
    fact("", finding.cause().sentence(), lines);
    fact("as it is", finding.formula().text(network), lines);
    fact("should be", Formula.right(finding.place()).text(network), lines);
    fact("proof", numbers(finding.proof()), lines);
    if (findings == 1) {
      Proof proof = finding.proof();
      fact(
          "",
          String.format(
              Locale.ROOT,
              "explains %,d wrong numbers of %,d steps, and contradicts none",
              proof.wrongNumbers(),
              proof.wrongSteps()),
          lines);
    }
    fact("look for", finding.cause().lookFor(), lines);
    String names =
        finding.alternatives().stream().map(Variation::words).collect(Collectors.joining(", "));
    if (findings == 1 || !names.isEmpty()) {
      String sure = String.format(Locale.ROOT, "%.0f %%", 100 * finding.confidence());
      fact("confidence", sure + (names.isEmpty() ? "" : "; the same numbers: " + names), lines);
    }
  }

  static String places(Finding finding) {
    List<Place> places = finding.places();
    List<String> nouns = places.stream().map(p -> p.kind().words()).distinct().toList();
    boolean many = places.size() > 1 && nouns.size() == 1 && !nouns.get(0).equals("loss");
    String shown =
        places.stream()
            .limit(MOST_PLACES)
            .map(many ? Place::tensor : Place::words)
            .collect(Collectors.joining(", "));
    String all = places.size() > MOST_PLACES ? shown + ", …" : shown;
    return many ? all + " " + nouns.get(0) + "s" : all;
  }

  private static String numbers(Proof proof) {
    return String.format(
        Locale.ROOT,
        "%s%s[%d,%d] is %s; right is %s, %s bounds away",
        proof.place().isUpdate() ? "the step of " : "",
        proof.place().tensor(),
        proof.row(),
        proof.column(),
        Numbers.plain(proof.told()),
        Numbers.plain(proof.right()),
        Numbers.small(proof.ofBound()));
  }

  private static String learning(RunResult result) {
    return became(result.subject())
        + "; "
        + result.reference().name().words()
        + " "
        + became(result.reference());
  }

  private static String became(Side side) {
    OptionalLong by = side.convergedBy();
    return by.isPresent()
        ? "learned it by epoch " + Numbers.count(by.getAsLong())
        : "did not learn it, loss " + Numbers.loss(side.loss());
  }

  private static void fact(String label, String text, List<String> lines) {
    List<String> wrapped = LineBreaker.wrap(text, WIDTH - 17);
    for (int k = 0; k < wrapped.size(); k++) {
      lines.add(
          String.format(Locale.ROOT, "  %-14s %s", k == 0 ? label : "", wrapped.get(k).strip())
              .stripTrailing());
    }
  }
}
