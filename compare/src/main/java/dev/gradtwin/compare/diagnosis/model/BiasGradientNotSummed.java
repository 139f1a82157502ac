package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** The delta of one row, or one sum over everything, for the sum over the rows. */
final class BiasGradientNotSummed implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (place.kind() != Kind.BIAS_GRADIENT) {
      return List.of();
    }
    List<Variation> variations = new ArrayList<>();
    for (RowChoice choice : RowChoice.single()) {
      variations.add(
          new Variation(
              Cause.BIAS_GRADIENT_NOT_SUMMED,
              choice.label(),
              Part.RESULT,
              (right, m) -> choice.of(m.delta(place.layer()), m).columnSums(),
              "({dz} of " + choice.label() + ")"));
    }
    variations.add(
        new Variation(
            Cause.BIAS_GRADIENT_NOT_SUMMED,
            "summed over the units too",
            Part.RESULT,
            (right, m) -> right.filled(0).plus(right.transposed().columnSums()),
            "Σₙⱼ {dz}"));
    return variations;
  }
}
