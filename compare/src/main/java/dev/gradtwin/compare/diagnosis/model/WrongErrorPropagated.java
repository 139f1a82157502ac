package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** dx = ∂L/∂a·Wᵀ or a·Wᵀ of the layer above, for dz·Wᵀ. */
final class WrongErrorPropagated implements BugModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    int above = place.layer() + 1;
    return BugModel.isHiddenDelta(place, network)
        ? List.of(
            new Variation(
                Cause.ERROR_PROPAGATED_WITHOUT_DERIVATIVE,
                Part.DELTA,
                (dz, m) -> Formula.upstream(above, m),
                "(∂L/∂" + above + "_a)"),
            new Variation(
                Cause.ACTIVATION_FOR_DELTA, Part.DELTA, (dz, m) -> m.a(above), above + "_a"))
        : List.of();
  }
}
