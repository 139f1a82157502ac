package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.diagnosis.model.Place.Phase;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.train.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks through a step in the order of cause and judges every place given what the trainer itself
 * had before it: so that one mistake is found once, at its place, and two are both found.
 *
 * <p>What the trainer told is taken from it, and only that is judged. The deltas of one that does
 * not tell them are inferred layer by layer ({@link UntoldDeltas}); what else it does not tell is
 * taken for right, given what it was computed from.
 */
final class Examination {
  /** An unknown mistake explains nothing: any three known ones are better. */
  private static final int UNKNOWN_COSTS = 4;

  private final NetworkSpec network;
  private final List<Moment> moments;
  private final Search search;
  private final List<Finding> findings = new ArrayList<>();

  Examination(List<Moment> moments) {
    this(moments, List.of());
  }

  /**
   * @param given mistakes that were found before
   */
  Examination(List<Moment> moments, List<Finding> given) {
    findings.addAll(given);
    this.network = moments.get(0).network();
    this.moments = moments;
    this.search = new Search(network, moments);
  }

  /** The mistakes, in the order of cause; none if every place is right. */
  List<Finding> findings() {
    boolean told = moments.stream().allMatch(m -> m.tells(Quantity.DELTAS));
    for (Place place : Place.all(network)) {
      boolean gradient = place.kind().phase() == Phase.BACKWARD;
      if (told || !gradient) {
        judge(place);
      }
      if (!told && place.kind() == Kind.LOSS) {
        new UntoldDeltas(network, moments, this::allowed)
            .findings()
            .forEach(finding -> add(finding, findings));
      }
    }
    return findings;
  }

  /**
   * An unknown mistake is first told of where it first shows at a step of the run: random probes
   * may show it elsewhere.
   *
   * @param findings of all steps
   * @param recorded a step of the run
   */
  static List<Finding> asRecorded(List<Finding> findings, Moment recorded) {
    if (findings.isEmpty() || findings.get(0).cause() != Cause.UNKNOWN) {
      return findings;
    }
    recorded.forgetAll();
    for (Place place : Place.all(recorded.network())) {
      if (!Search.agrees(Formula.right(place), recorded)) {
        return withFirst(place, findings, recorded);
      }
    }
    return findings;
  }

  private static List<Finding> withFirst(Place place, List<Finding> findings, Moment recorded) {
    List<Finding> sorted = new ArrayList<>(findings);
    for (int k = 0; k < sorted.size(); k++) {
      if (sorted.get(k).place().equals(place)) {
        sorted.add(0, sorted.remove(k));
        return sorted;
      }
    }
    List<Moment> one = List.of(recorded);
    sorted.add(0, unknown(place, Proof.of(Formula.right(place), one), Facts.of(place, one)));
    return sorted;
  }

  /** The number of mistakes, where one that nobody knows counts for several. */
  @SafeVarargs
  static int cost(List<Finding>... findings) {
    List<Finding> merged = new ArrayList<>();
    for (List<Finding> some : findings) {
      some.forEach(finding -> add(finding, merged));
    }
    return merged.stream().mapToInt(f -> f.cause() == Cause.UNKNOWN ? UNKNOWN_COSTS : 1).sum();
  }

  private void judge(Place place) {
    if (allowed(place).stream().noneMatch(search::agrees)) {
      finding(place, search.explain(place), moments).forEach(found -> add(found, findings));
    }
  }

  /** The right formula, and those that follow from a mistake that was found before. */
  private List<Formula> allowed(Place place) {
    return allowed(findings, place);
  }

  /** The same, given those mistakes. */
  static List<Formula> allowed(List<Finding> findings, Place place) {
    List<Formula> formulas = new ArrayList<>();
    formulas.add(Formula.right(place));
    formulas.addAll(consequences(findings, place));
    return formulas;
  }

  /** What is right at a place because of mistakes at others. */
  static List<Formula> consequences(List<Finding> findings, Place place) {
    return findings.stream()
        .flatMap(finding -> finding.formulas().stream())
        .flatMap(formula -> formula.variations().stream())
        .flatMap(variation -> variation.consequences().apply(place).stream())
        .map(consequence -> new Formula(place, List.of(consequence)))
        .toList();
  }

  /** Adds a finding, or its places to the same one of other places. */
  static void add(Finding finding, List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      Optional<Finding> merged = findings.get(i).merged(finding);
      if (merged.isPresent()) {
        findings.set(i, merged.get());
        return;
      }
    }
    findings.add(finding);
  }

  /**
   * The mistakes of the first of the formulas that explain a place; an unknown one if none does.
   */
  static List<Finding> finding(Place place, List<Formula> formulas, List<Moment> moments) {
    if (formulas.isEmpty()) {
      return List.of(
          unknown(place, Proof.of(Formula.right(place), moments), Facts.of(place, moments)));
    }
    Formula formula = formulas.get(0);
    return findings(formula, formulas, Proof.of(formula, moments));
  }

  static Finding unknown(Place place, Proof proof, List<String> facts) {
    return new Finding(List.of(), List.of(Formula.right(place)), proof, facts);
  }

  /** A finding for each mistake of a formula; other formulas that fit as well give other names. */
  static List<Finding> findings(Formula formula, List<Formula> formulas, Proof proof) {
    return formula.variations().stream()
        .map(v -> new Finding(names(v, formula, formulas), List.of(formula), proof, List.of()))
        .toList();
  }

  private static List<Variation> names(
      Variation variation, Formula formula, List<Formula> formulas) {
    List<Variation> names = new ArrayList<>(List.of(variation));
    for (Formula other : formulas) {
      if (formula.variations().size() == 1 && other.variations().size() == 1) {
        Variation name = other.variations().get(0);
        if (names.stream().noneMatch(n -> n.words().equals(name.words()))) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
