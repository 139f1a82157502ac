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

/** The mistakes that could be made in that part of the forward pass which was not told. */
final class ForwardMistakes {
  private ForwardMistakes() {}

  /** Each in one layer, then those that can be made in several layers in all of them. */
  static List<List<Formula>> of(List<Moment> moments) {
    NetworkSpec network = moments.get(0).network();
    List<Place> untold =
        Place.all(network).stream()
            .filter(p -> p.kind() == Kind.PRE_ACTIVATION || p.kind() == Kind.ACTIVATION)
            .filter(p -> moments.stream().noneMatch(m -> m.tells(p)))
            .toList();
    List<Formula> single = untold.stream().flatMap(p -> of(p, network).stream()).toList();
    List<List<Formula>> mistakes = new ArrayList<>();
    single.forEach(formula -> mistakes.add(List.of(formula)));
    for (Formula first : single) {
      List<Formula> same = single.stream().filter(other -> isSame(first, other)).toList();
      if (same.size() > 1 && same.get(0).equals(first)) {
        mistakes.add(same);
      }
    }
    return mistakes;
  }

  /** That something is a float cannot be told of what was not told. */
  private static List<Formula> of(Place place, NetworkSpec network) {
    return Catalogue.variations(place, network).stream()
        .filter(variation -> variation.cause() != Cause.SINGLE_PRECISION_ARITHMETIC)
        .map(variation -> new Formula(place, List.of(variation)))
        .toList();
  }

  private static boolean isSame(Formula one, Formula other) {
    Variation mine = one.variations().get(0);
    Variation its = other.variations().get(0);
    return one.place().kind() == other.place().kind()
        && mine.words().equals(its.words())
        && mine.text().equals(its.text());
  }
}
