package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** dz = ∂L/∂a. */
final class ActivationDerivativeMissing implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (place.kind() != Kind.DELTA) {
      return List.of();
    }
    return List.of(
        new Variation(
            Cause.ACTIVATION_DERIVATIVE_MISSING, Part.SLOPE, (right, m) -> right.filled(1), "1"));
  }
}
