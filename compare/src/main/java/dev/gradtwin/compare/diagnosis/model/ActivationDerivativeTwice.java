package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** dz = ∂L/∂a ⊙ f′(z)². */
final class ActivationDerivativeTwice implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (place.kind() != Kind.DELTA) {
      return List.of();
    }
    return List.of(
        new Variation(
            Cause.ACTIVATION_DERIVATIVE_TWICE,
            Part.SLOPE,
            (right, m) -> right.hadamard(right),
            "{f}′({z})²"));
  }
}
