package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Weights from before the last update. */
final class StaleWeights implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (!BugModel.hasWeights(place, network)) {
      return List.of();
    }
    int layer = BugModel.weightsLayer(place);
    return List.of(
        stale(layer, Moment::previous, "({W} of the previous step)"),
        stale(layer, Moment::first, "({W} as it was loaded)"));
  }

  private static Variation stale(
      int layer, Function<Moment, Optional<Moment>> before, String text) {
    return new Variation(
        Cause.STALE_WEIGHTS,
        Part.WEIGHTS,
        (w, m) -> before.apply(m).map(old -> old.weights(layer)).orElse(null),
        text);
  }
}
