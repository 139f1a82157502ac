package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** dz = ∂L/∂a, or ∂L/∂a for dz in a gradient only. */
final class ActivationDerivativeMissing implements BugModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    int k = place.layer();
    return switch (place.kind()) {
      case DELTA -> List.of(missing(Part.SLOPE, (slope, m) -> slope.filled(1), "1"));
      case WEIGHT_GRADIENT, BIAS_GRADIENT ->
          List.of(missing(Part.DELTA, (dz, m) -> Formula.upstream(k, m), "(∂L/∂{a})"));
      default -> List.of();
    };
  }

  private static Variation missing(Part part, Variation.Change change, String text) {
    return new Variation(Cause.ACTIVATION_DERIVATIVE_MISSING, part, change, text);
  }
}
