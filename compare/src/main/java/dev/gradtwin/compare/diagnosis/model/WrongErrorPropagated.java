package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** dx = ∂L/∂a·Wᵀ or a·Wᵀ of the layer above, for dz·Wᵀ. */
final class WrongErrorPropagated implements BugModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (!BugModel.isHiddenDelta(place, network)) {
      return List.of();
    }
    int above = place.layer() + 1;
    List<Variation> variations = new ArrayList<>();
    variations.add(withoutDerivative((dz, m) -> Formula.upstream(above, m), above));
    if (above < network.layers().size() - 1) {
      variations.add(withoutDerivative((dz, m) -> bareError(above, m), above));
    }
    variations.add(
        new Variation(Cause.ACTIVATION_FOR_DELTA, Part.DELTA, (dz, m) -> m.a(above), above + "_a"));
    return variations;
  }

  private static Variation withoutDerivative(Variation.Change change, int above) {
    return new Variation(
        Cause.ERROR_PROPAGATED_WITHOUT_DERIVATIVE, Part.DELTA, change, "(∂L/∂" + above + "_a)");
  }

  /** The error of the output, propagated through all weights and no derivative. */
  private static BoundedMatrix bareError(int layer, Moment m) {
    return layer == m.network().layers().size() - 1
        ? Formula.upstream(layer, m)
        : bareError(layer + 1, m).times(m.weights(layer + 1).transposed());
  }
}
