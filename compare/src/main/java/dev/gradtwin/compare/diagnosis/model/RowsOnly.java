package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Deltas or gradients of chosen rows, as a sum or scaled up to an average of theirs. Where a weight
 * gradient has them, the bias gradient of its layer may have them, too.
 */
final class RowsOnly {
  private RowsOnly() {}

  static List<Variation> variations(Cause cause, List<RowChoice> choices, Place place) {
    List<Variation> variations = new ArrayList<>();
    for (RowChoice choice : choices) {
      if (place.kind() == Kind.DELTA) {
        String text = "%s of " + choice.label();
        variations.add(new Variation(cause, choice.label(), Part.RESULT, choice::of, text));
      }
      if (place.kind() == Kind.WEIGHT_GRADIENT) {
        Place bias = new Place(Kind.BIAS_GRADIENT, place.layer());
        List<Variation> some = List.of(sum(cause, choice), average(cause, choice));
        some.forEach(v -> variations.add(v.implying(p -> p.equals(bias) ? some : List.of())));
      }
    }
    return variations;
  }

  private static Variation sum(Cause cause, RowChoice choice) {
    return new Variation(
        cause, choice.label(), Part.DELTA, choice::of, "({dz} of " + choice.label() + ")");
  }

  private static Variation average(Cause cause, RowChoice choice) {
    return new Variation(
        cause,
        choice.label(),
        Part.DELTA,
        (dz, m) -> scaledUp(choice, dz, m),
        "({dz} of " + choice.label() + " times N by their number)");
  }

  /** As an average over the rows that count in place of one over all. */
  private static BoundedMatrix scaledUp(RowChoice choice, BoundedMatrix dz, Moment m) {
    int kept = 0;
    for (int row = 0; row < m.rows(); row++) {
      kept += choice.kept().keeps(row, m.rows()) ? 1 : 0;
    }
    return kept == 0 ? choice.of(dz, m) : choice.of(dz, m).scaled((double) m.rows() / kept, 0);
  }
}
