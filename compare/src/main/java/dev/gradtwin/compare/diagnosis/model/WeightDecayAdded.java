package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import java.util.List;

/** g + c·θ, in the gradient or in the update. */
final class WeightDecayAdded implements FittedModel {
  @Override
  public List<Fit> fits(Place place) {
    return place.isUpdate()
            || place.kind() == Kind.WEIGHT_GRADIENT
            || place.kind() == Kind.BIAS_GRADIENT
        ? List.of(
            new Fit(
                Cause.WEIGHT_DECAY_ADDED,
                0,
                (right, m) -> right,
                (right, m) ->
                    m.parameter(place.tensor()).scaled(place.isUpdate() ? m.learningRate() : 1, 0),
                "times the parameter",
                place.isUpdate() ? "(%s + η·%c·{w})" : "(%s + %c·{w})"))
        : List.of();
  }
}
