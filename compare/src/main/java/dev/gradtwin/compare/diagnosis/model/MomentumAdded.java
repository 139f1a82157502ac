package dev.gradtwin.compare.diagnosis.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** θ ← θ − (η·g + c·the last step), the last one since parameters were loaded or ever. */
final class MomentumAdded implements FittedModel {
  @Override
  public List<Fit> fits(Place place) {
    return place.isUpdate()
        ? List.of(momentum(place, Moment::previous), momentum(place, Moment::earlier))
        : List.of();
  }

  /** Of a first step whose past is not known, nothing is said. */
  private static Fit momentum(Place place, Function<Moment, Optional<Moment>> last) {
    return new Fit(
        Cause.MOMENTUM_ADDED,
        0,
        (right, m) -> m.earlier().isPresent() ? right : null,
        (right, m) -> last.apply(m).map(old -> old.told(place)).orElse(right.filled(0)),
        "times the last step",
        "(%s + %c · the last step)");
  }
}
