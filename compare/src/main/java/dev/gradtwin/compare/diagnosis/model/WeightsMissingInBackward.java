package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** dx = Σ dz. */
final class WeightsMissingInBackward implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return BugModel.isHiddenDelta(place, network)
        ? List.of(
            new Variation(
                Cause.WEIGHTS_MISSING_IN_BACKWARD, Part.WEIGHTS, (w, m) -> w.filled(1), "1"))
        : List.of();
  }
}
