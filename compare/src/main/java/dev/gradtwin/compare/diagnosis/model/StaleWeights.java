package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** Weights from before the last update. */
final class StaleWeights implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (!BugModel.hasWeights(place, network)) {
      return List.of();
    }
    int layer = BugModel.weightsLayer(place);
    return List.of(
        new Variation(
            Cause.STALE_WEIGHTS,
            Part.WEIGHTS,
            (w, m) -> m.previous().map(old -> old.weights(layer)).orElse(null),
            "({W} of the previous step)"));
  }
}
