package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** θ ← θ − 2·η·g; twice the rate is the same, and named beside it. */
final class UpdateAppliedTwice implements BugModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return place.isUpdate()
        ? List.of(
            twice(Cause.UPDATE_APPLIED_TWICE, ""),
            twice(Cause.WRONG_LEARNING_RATE, "2 times the rate"))
        : List.of();
  }

  private static Variation twice(Cause cause, String label) {
    return new Variation(cause, label, Part.RESULT, (right, m) -> right.scaled(2, 0), "2 · %s");
  }
}
