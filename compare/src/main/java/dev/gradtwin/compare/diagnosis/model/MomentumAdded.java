package dev.gradtwin.compare.diagnosis.model;

import java.util.List;

/** θ ← θ − (η·g + c·the last step), with no last step after parameters were loaded. */
final class MomentumAdded implements FittedModel {
  @Override
  public List<Fit> fits(Place place) {
    return place.isUpdate()
        ? List.of(
            new Fit(
                Cause.MOMENTUM_ADDED,
                (right, m) -> m.earlier().isPresent() ? right : null,
                (right, m) -> m.previous().map(old -> old.told(place)).orElse(right.filled(0)),
                c -> c,
                "times the last step",
                "(%s + %c · the last step)"))
        : List.of();
  }
}
