package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Catalogue;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The mistakes that could be made in that part of a step which was not told. */
final class UntoldMistakes {
  private static final int MOST_KINDS = 2;

  private UntoldMistakes() {}

  /** In the deltas, each in one layer. */
  static List<List<Formula>> ofDeltas(List<Moment> moments) {
    return of(moments, Set.of(Kind.DELTA)).stream().map(List::of).toList();
  }

  /** In the forward pass, each in one layer, then those that several layers can have in all. */
  static List<List<Formula>> ofForward(List<Moment> moments) {
    List<Formula> single = of(moments, Set.of(Kind.PRE_ACTIVATION, Kind.ACTIVATION));
    List<List<Formula>> mistakes = new ArrayList<>();
    single.forEach(formula -> mistakes.add(List.of(formula)));
    for (int which = 0; which < MOST_KINDS; which++) {
      int kind = which;
      for (Formula first : single) {
        List<Formula> same =
            single.stream()
                .filter(other -> isSame(first, other) && kindOf(other, single) == kind)
                .toList();
        if (same.size() > 1 && same.get(0).equals(first)) {
          mistakes.add(same);
        }
      }
    }
    return mistakes;
  }

  private static List<Formula> of(List<Moment> moments, Set<Kind> kinds) {
    NetworkSpec network = moments.get(0).network();
    return Place.all(network).stream()
        .filter(place -> kinds.contains(place.kind()))
        .filter(place -> moments.stream().noneMatch(m -> m.tells(place)))
        .flatMap(place -> of(place, network).stream())
        .toList();
  }

  /** That something is a float cannot be told of what was not told. */
  private static List<Formula> of(Place place, NetworkSpec network) {
    return Catalogue.variations(place, network).stream()
        .filter(variation -> variation.cause() != Cause.SINGLE_PRECISION_ARITHMETIC)
        .map(variation -> new Formula(place, List.of(variation)))
        .toList();
  }

  /** Which one of those that read the same at its place: there are two orders of parameters. */
  private static long kindOf(Formula formula, List<Formula> all) {
    return all.subList(0, all.indexOf(formula)).stream()
        .filter(other -> other.place().equals(formula.place()) && isSame(formula, other))
        .count();
  }

  private static boolean isSame(Formula one, Formula other) {
    Variation mine = one.variations().get(0);
    Variation its = other.variations().get(0);
    return one.place().kind() == other.place().kind()
        && mine.words().equals(its.words())
        && mine.text().equals(its.text());
  }
}
