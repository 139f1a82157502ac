package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What trainers had that did not tell it, should they have made some mistake there. */
final class Inference {
  private final List<Formula> mistakes;
  private final List<Moment> moments;
  private final List<Finding> claim;
  private final Set<Moment> inferred = new HashSet<>();
  private final List<Moment> known = new ArrayList<>();

  /**
   * @param mistakes one at each of some places that were not told, in the order of cause
   * @param moments with all steps before them
   */
  Inference(List<Formula> mistakes, List<Moment> moments) {
    this.mistakes = mistakes;
    this.moments = moments;
    this.claim = mistakes.isEmpty() ? List.of() : List.of(finding(Proof.none(place(), 0)));
  }

  private Place place() {
    return mistakes.get(0).place();
  }

  private Finding finding(Proof proof) {
    return new Finding(mistakes.get(0).variations(), mistakes, proof, List.of());
  }

  /** Whether everything that was told, up to the gradients, is then right. */
  boolean isPossible() {
    begin();
    return moments.stream().allMatch(m -> !infer(m) || isRight(m));
  }

  /** Infers it at all steps. */
  void infer() {
    begin();
    moments.forEach(this::infer);
  }

  /** The steps at which it is known, so far. */
  List<Moment> known() {
    return known;
  }

  private void begin() {
    moments.forEach(Moment::forgetAll);
    inferred.clear();
    known.clear();
  }

  /** Steps before come first, since mistakes may be about them. */
  private boolean infer(Moment moment) {
    if (!inferred.add(moment)) {
      return known.contains(moment);
    }
    moment.earlier().ifPresent(this::infer);
    for (Formula mistake : mistakes) {
      BoundedMatrix value = mistake.at(moment);
      if (value == null) {
        return false;
      }
      moment.infer(mistake.place(), value);
    }
    return known.add(moment);
  }

  private boolean isRight(Moment m) {
    for (Place place : Place.all(m.network())) {
      if (place.isUpdate()) {
        break;
      }
      boolean untold = place.kind() == Kind.DELTA && !m.tells(place) && !isMistaken(place);
      if (untold ? !inferDelta(place, m) : right(place, m) == null) {
        return false;
      }
    }
    return true;
  }

  private boolean isMistaken(Place place) {
    return mistakes.stream().anyMatch(mistake -> mistake.place().equals(place));
  }

  /** The formula that is right, of those that may be. */
  private @Nullable Formula right(Place place, Moment m) {
    for (Formula formula : Examination.allowed(claim, place)) {
      if (Search.agrees(formula, m)) {
        return formula;
      }
    }
    return null;
  }

  /** The delta that gives the layer's gradients, of those that may be right. */
  private boolean inferDelta(Place place, Moment m) {
    for (Formula formula : Examination.allowed(claim, place)) {
      BoundedMatrix value = formula.at(m);
      if (value == null) {
        continue;
      }
      m.infer(place, value);
      if (Place.gradients(m.network(), place.layer()).stream()
          .allMatch(gradient -> right(gradient, m) != null)) {
        return true;
      }
    }
    return false;
  }

  /** The mistake, with the numbers that were told; empty if it explains none of them. */
  Optional<Finding> finding() {
    Map<Place, Proof> proofs = new LinkedHashMap<>();
    for (Moment m : List.copyOf(known)) {
      m.forgetAll();
      Map<Place, BoundedMatrix> expected = expected(m);
      inferred.remove(m);
      known.remove(m);
      infer(m);
      isRight(m);
      expected.forEach(
          (place, right) -> {
            Proof before = proofs.getOrDefault(place, Proof.none(place, moments.size()));
            Formula formula = right(place, m);
            BoundedMatrix claimed = formula == null ? null : formula.at(m);
            proofs.put(
                place,
                before.with(m.told(place), right, claimed == null ? m.told(place) : claimed));
          });
    }
    return proofs.values().stream()
        .filter(proof -> proof.wrongNumbers() > 0)
        .reduce(Proof::and)
        .map(this::finding);
  }

  /** What the right forward pass gives where something was told. */
  private static Map<Place, BoundedMatrix> expected(Moment m) {
    Map<Place, BoundedMatrix> expected = new LinkedHashMap<>();
    for (Place place : Place.all(m.network())) {
      BoundedMatrix right = Formula.right(place).at(m);
      if (!place.isUpdate() && m.tells(place) && right != null) {
        expected.put(place, right);
      }
    }
    return expected;
  }
}
