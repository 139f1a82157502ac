package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.List;
import java.util.stream.IntStream;

/** A trainer that is right wherever it gives numbers, and somewhere gives none. */
final class NotFinite {
  private NotFinite() {}

  /** The first place that is not made of numbers although what it is computed from is. */
  static List<Finding> findings(Moment moment) {
    for (Place place : Place.all(moment.network())) {
      if (place.kind() == Place.Kind.DELTA || !moment.tells(place)) {
        continue;
      }
      BoundedMatrix right = Formula.right(place).at(moment);
      if (!moment.told(place).isFinite() && right != null && fits(right, moment)) {
        Proof proof = Proof.of(Formula.right(place), List.of(moment));
        return List.of(
            Examination.unknown(
                place, proof, List.of("it is not a number, where the right one is")));
      }
    }
    return List.of();
  }

  /** Whether the right numbers are numbers of the trainer's format. */
  private static boolean fits(BoundedMatrix right, Moment moment) {
    return IntStream.range(0, right.size())
        .mapToDouble(k -> moment.precision().round(right.value(k)))
        .allMatch(Double::isFinite);
  }
}
