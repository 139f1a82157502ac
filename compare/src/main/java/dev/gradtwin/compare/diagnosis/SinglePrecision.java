package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Catalogue;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that computes in single precision where it should not, and does not tell all of it: its
 * numbers are floats, and right by the rounding bounds of single precision where they are not by
 * those of double.
 */
final class SinglePrecision {
  private final List<Moment> moments;

  SinglePrecision(List<Moment> moments) {
    this.moments = moments;
  }

  /** The mistake, if it explains everything. */
  Optional<List<Finding>> alone() {
    moments.forEach(Moment::forgetAll);
    List<Place> wrong =
        places().stream()
            .filter(p -> !moments.stream().allMatch(m -> Search.agrees(Formula.right(p), m)))
            .toList();
    if (wrong.isEmpty() || !wrong.stream().allMatch(this::isFloat)) {
      return Optional.empty();
    }
    List<Moment> inFloats = Moment.inPrecision(moments, Precision.FLOAT32);
    boolean right =
        places().stream()
            .allMatch(p -> inFloats.stream().allMatch(m -> Search.agrees(Formula.right(p), m)));
    return right ? Optional.of(List.of(finding(wrong))) : Optional.empty();
  }

  /** The mistake and others, if they explain everything and better than what was found. */
  List<Finding> orElse(List<Finding> findings) {
    boolean unknown = findings.stream().anyMatch(f -> f.cause() == Cause.UNKNOWN);
    List<Place> told =
        places().stream().filter(p -> moments.stream().anyMatch(m -> m.tells(p))).toList();
    if (!unknown || !told.stream().allMatch(this::isFloat)) {
      return findings;
    }
    List<Moment> inFloats = Moment.inPrecision(moments, Precision.FLOAT32);
    List<Finding> both = new ArrayList<>(Account.ofTold(inFloats));
    if (Examination.cost(both) + 1 >= Examination.cost(findings)) {
      return findings;
    }
    moments.forEach(Moment::forgetAll);
    both.add(finding(told));
    return both;
  }

  private List<Place> places() {
    return Place.all(moments.get(0).network());
  }

  /** Whether all numbers that were told are floats, and not all of them 0. */
  private boolean isFloat(Place place) {
    boolean any = false;
    for (Moment m : moments) {
      if (!m.tells(place)) {
        continue;
      }
      BoundedMatrix told = place.isUpdate() ? m.updated(place.tensor()) : m.told(place);
      if (!told.isSinglePrecision()) {
        return false;
      }
      for (int k = 0; k < told.size(); k++) {
        any = any || told.value(k) != 0;
      }
    }
    return any;
  }

  private Finding finding(List<Place> places) {
    List<Formula> formulas = places.stream().map(p -> new Formula(p, List.of(name(p)))).toList();
    Proof proof = Proof.of(formulas.get(0), moments);
    for (Formula other : formulas.subList(1, formulas.size())) {
      proof = proof.and(Proof.of(other, moments));
    }
    return new Finding(formulas.get(0).variations(), formulas, proof, List.of());
  }

  private Variation name(Place place) {
    return Catalogue.variations(place, moments.get(0).network()).stream()
        .filter(variation -> variation.cause() == Cause.SINGLE_PRECISION_ARITHMETIC)
        .findFirst()
        .orElseThrow();
  }
}
