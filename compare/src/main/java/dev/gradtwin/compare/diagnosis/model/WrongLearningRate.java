package dev.gradtwin.compare.diagnosis.model;

import java.util.List;

/** θ ← θ − c·η·g: c times the rate. */
final class WrongLearningRate implements FittedModel {
  @Override
  public List<Fit> fits(Place place) {
    return place.isUpdate()
        ? List.of(
            new Fit(
                Cause.WRONG_LEARNING_RATE,
                1,
                (right, m) -> right.filled(0),
                (right, m) -> right,
                "times the rate",
                "%c · %s"))
        : List.of();
  }
}
