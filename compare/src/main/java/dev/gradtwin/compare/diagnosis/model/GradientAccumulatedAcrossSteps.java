package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** g + what earlier steps had. */
final class GradientAccumulatedAcrossSteps implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return switch (place.kind()) {
      case WEIGHT_GRADIENT, BIAS_GRADIENT ->
          List.of(
              accumulated(m -> m.previous(), Part.RESULT, old -> old.gradient(place.tensor())),
              accumulated(m -> m.earlier(), Part.RESULT, old -> old.gradient(place.tensor())));
      case WEIGHT_UPDATE, BIAS_UPDATE ->
          List.of(
              accumulated(m -> m.previous(), Part.RESULT, old -> old.told(place)),
              accumulated(m -> m.earlier(), Part.RESULT, old -> old.told(place)));
      default -> List.of();
    };
  }

  /** What the step before had already holds all those before it. */
  private static Variation accumulated(
      Function<Moment, Optional<Moment>> before, Part part, Function<Moment, BoundedMatrix> value) {
    return new Variation(
        Cause.GRADIENT_ACCUMULATED_ACROSS_STEPS,
        part,
        (right, m) ->
            before
                .apply(m)
                .map(old -> right.plus(value.apply(old)))
                .orElse(m.earlier().isPresent() ? right : null),
        "%s + those of all steps before");
  }
}
