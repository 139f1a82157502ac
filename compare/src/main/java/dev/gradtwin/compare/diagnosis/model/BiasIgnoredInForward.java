package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** z = x·W; the bias gradient is then zero, or what it would be. */
final class BiasIgnoredInForward implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (place.kind() != Kind.PRE_ACTIVATION || !network.layers().get(place.layer()).bias()) {
      return List.of();
    }
    Variation zeroBias =
        new Variation(Cause.BIAS_IGNORED_IN_FORWARD, Part.BIAS, (b, m) -> zeros(b), "0");
    Variation zeroGradient =
        new Variation(Cause.BIAS_IGNORED_IN_FORWARD, Part.RESULT, (g, m) -> zeros(g), "0");
    Place gradient = new Place(Kind.BIAS_GRADIENT, place.layer());
    return List.of(zeroBias.implying(p -> p.equals(gradient) ? List.of(zeroGradient) : List.of()));
  }

  private static BoundedMatrix zeros(BoundedMatrix like) {
    return like.filled(0);
  }
}
