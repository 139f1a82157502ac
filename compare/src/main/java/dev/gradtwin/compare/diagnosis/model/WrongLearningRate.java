package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.List;

/** θ ← θ − c·η·g: c times the rate. */
final class WrongLearningRate implements FittedModel {
  @Override
  public List<Fit> fits(Place place) {
    return place.isUpdate()
        ? List.of(
            new Fit(
                Cause.WRONG_LEARNING_RATE,
                (right, m) -> BoundedMatrix.filled(right.rows(), right.columns(), 0),
                (right, m) -> right,
                c -> c,
                "times the rate",
                "%c · %s"))
        : List.of();
  }
}
