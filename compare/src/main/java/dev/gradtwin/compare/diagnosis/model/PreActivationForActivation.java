package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** z of the layer below for its a. */
final class PreActivationForActivation implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    int k = place.layer();
    boolean hasInput = place.kind() == Kind.PRE_ACTIVATION || place.kind() == Kind.WEIGHT_GRADIENT;
    return hasInput && k > 0
        ? List.of(
            new Variation(
                Cause.PRE_ACTIVATION_FOR_ACTIVATION,
                Part.INPUT,
                (x, m) -> m.z(k - 1),
                (k - 1) + "_z"))
        : List.of();
  }
}
