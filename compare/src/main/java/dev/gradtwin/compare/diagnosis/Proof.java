package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.List;

/**
 * What speaks for a finding: an element in numbers, and how many there are like it.
 *
 * @param place where the numbers are; not the finding's own where that is a delta that was not told
 * @param row of the element
 * @param column of the element
 * @param told what the trainer has there; of an update, the step that it took
 * @param right what the right formula gives
 * @param wrong what the formula of the finding gives; as told for an unknown cause
 * @param ofBound |told − right| in units of what rounding explains
 * @param numbers how many numbers were checked at the finding's places
 * @param wrongNumbers how many of them the right formula does not explain
 * @param steps how many steps were looked at
 * @param wrongSteps in how many of them it fails
 */
public record Proof(
    Place place,
    int row,
    int column,
    double told,
    double right,
    double wrong,
    double ofBound,
    int numbers,
    int wrongNumbers,
    int steps,
    int wrongSteps) {

  /** Gathers the numbers of a place. */
  static Proof of(Formula formula, List<Moment> moments) {
    Formula right = Formula.right(formula.place());
    Proof worst = none(formula.place(), moments.size());
    for (Moment m : moments) {
      BoundedMatrix told = m.told(formula.place());
      BoundedMatrix expected = right.at(m);
      BoundedMatrix claimed = formula.at(m);
      if (expected == null || claimed == null || !m.tells(formula.place())) {
        continue;
      }
      worst = worst.with(told, expected, formula.variations().isEmpty() ? told : claimed);
    }
    return worst;
  }

  /** The beginning of one, without numbers yet. */
  static Proof none(Place place, int steps) {
    return new Proof(place, 0, 0, 0, 0, 0, 0, 0, 0, steps, 0);
  }

  /** This and the numbers of a step. */
  Proof with(BoundedMatrix told, BoundedMatrix expected, BoundedMatrix claimed) {
    int at = -1;
    int wrongHere = 0;
    double most = ofBound;
    for (int k = 0; k < told.size(); k++) {
      double bound = 2 * expected.bound(k) + told.bound(k);
      double distance = Math.abs(told.value(k) - expected.value(k)) / bound;
      wrongHere += expected.agrees(told, k) ? 0 : 1;
      if (distance > most) {
        most = distance;
        at = k;
      }
    }
    boolean better = at >= 0;
    return new Proof(
        place,
        better ? at / told.columns() : row,
        better ? at % told.columns() : column,
        better ? told.value(at) : this.told,
        better ? expected.value(at) : right,
        better ? claimed.value(at) : wrong,
        most,
        numbers + told.size(),
        wrongNumbers + wrongHere,
        steps,
        wrongSteps + (wrongHere > 0 ? 1 : 0));
  }

  /** This, counting the numbers of another place as well. */
  Proof and(Proof other) {
    return new Proof(
        place,
        row,
        column,
        told,
        right,
        wrong,
        ofBound,
        numbers + other.numbers,
        wrongNumbers + other.wrongNumbers,
        steps,
        Math.max(wrongSteps, other.wrongSteps));
  }
}
