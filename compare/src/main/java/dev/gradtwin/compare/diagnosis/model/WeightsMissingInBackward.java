package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** dx = Σ dz. */
final class WeightsMissingInBackward implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return BugModel.isHiddenDelta(place, network)
        ? List.of(
            new Variation(
                Cause.WEIGHTS_MISSING_IN_BACKWARD,
                Part.WEIGHTS,
                (w, m) -> BoundedMatrix.filled(w.rows(), w.columns(), 1),
                "1"))
        : List.of();
  }
}
