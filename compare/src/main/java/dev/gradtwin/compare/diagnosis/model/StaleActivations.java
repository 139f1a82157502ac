package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Activations of the step before, since parameters were loaded or ever. */
final class StaleActivations implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    int k = place.layer();
    return switch (place.kind()) {
      case PRE_ACTIVATION, WEIGHT_GRADIENT ->
          stale(Part.INPUT, old -> old.input(k), "({x} of the previous step)");
      case DELTA -> {
        List<Variation> variations =
            new ArrayList<>(
                stale(Part.SLOPE, old -> old.slope(k), "{f}′({z} of the previous step)"));
        if (BugModel.isOutputDelta(place, network)) {
          variations.addAll(
              stale(
                  Part.UPSTREAM,
                  (old, now) -> Losses.gradient(now, old.a(k)),
                  "(ŷ of the previous step − y)"));
        }
        yield variations;
      }
      case ACTIVATION, LOSS, BIAS_GRADIENT, WEIGHT_UPDATE, BIAS_UPDATE -> List.of();
    };
  }

  private static List<Variation> stale(
      Part part, Function<Moment, BoundedMatrix> value, String text) {
    return stale(part, (old, now) -> value.apply(old), text);
  }

  private static List<Variation> stale(
      Part part, BiFunction<Moment, Moment, BoundedMatrix> value, String text) {
    return List.of(
        variation(part, m -> m.previous(), value, text),
        variation(part, m -> m.earlier(), value, text),
        variation(part, m -> m.first(), value, text.replace("previous", "first")));
  }

  private static Variation variation(
      Part part,
      Function<Moment, Optional<Moment>> before,
      BiFunction<Moment, Moment, BoundedMatrix> value,
      String text) {
    return new Variation(
        Cause.STALE_ACTIVATIONS,
        part,
        (right, m) ->
            before
                .apply(m)
                .filter(old -> old.rows() == m.rows())
                .map(old -> value.apply(old, m))
                .orElse(null),
        text);
  }
}
