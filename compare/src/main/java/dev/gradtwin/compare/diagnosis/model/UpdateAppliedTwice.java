package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** θ ← θ − 2·η·g. */
final class UpdateAppliedTwice implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return place.isUpdate()
        ? List.of(
            new Variation(
                Cause.UPDATE_APPLIED_TWICE,
                Part.RESULT,
                (right, m) -> right.scaled(2, 0),
                "2 · %s"))
        : List.of();
  }
}
