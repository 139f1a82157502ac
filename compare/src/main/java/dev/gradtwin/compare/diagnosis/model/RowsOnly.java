package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.ArrayList;
import java.util.List;

/** Deltas, gradients or a loss of chosen rows, as a sum or scaled up to an average of theirs. */
final class RowsOnly {
  private RowsOnly() {}

  static List<Variation> variations(Cause cause, List<RowChoice> choices, Place place) {
    List<Variation> variations = new ArrayList<>();
    for (RowChoice choice : choices) {
      String text = "{dz} of " + choice.label();
      switch (place.kind()) {
        case DELTA ->
            variations.add(
                new Variation(
                    cause, choice.label(), Part.RESULT, choice::of, "%s, " + choice.label()));
        case WEIGHT_GRADIENT, BIAS_GRADIENT -> {
          variations.add(new Variation(cause, choice.label(), Part.DELTA, choice::of, text));
          variations.add(
              new Variation(
                  cause,
                  choice.label(),
                  Part.DELTA,
                  (dz, m) -> scaledUp(choice, dz, m),
                  text + " times N by their number"));
        }
        default -> {}
      }
    }
    return variations;
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
