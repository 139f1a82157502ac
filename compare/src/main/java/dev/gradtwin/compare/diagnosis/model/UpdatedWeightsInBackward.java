package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** dx = dz·W′ᵀ with the weights after their update. */
final class UpdatedWeightsInBackward implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (!BugModel.isHiddenDelta(place, network)) {
      return List.of();
    }
    String w = (place.layer() + 1) + "_W";
    return List.of(
        new Variation(
            Cause.UPDATED_WEIGHTS_IN_BACKWARD,
            Part.WEIGHTS,
            (right, m) -> m.updated(w),
            "(updated {W})"));
  }
}
