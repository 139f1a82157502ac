package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a step is supposed to have computed where nobody told it: what was inferred, and what
 * follows from that by the right formulas, which is kept until something before it changes.
 */
final class Inferences {
  /** Larger gradients are computed again. */
  private static final int MOST_KEPT = 1 << 20;

  private final int layers;
  private final Map<Place, BoundedMatrix> inferred = new HashMap<>();
  private final Map<Place, BoundedMatrix> following = new HashMap<>();

  Inferences(int layers) {
    this.layers = layers;
  }

  /** What was inferred. */
  Optional<BoundedMatrix> of(Place place) {
    return Optional.ofNullable(inferred.get(place));
  }

  /** What follows by the right formula. */
  BoundedMatrix following(Place place, Moment moment) {
    BoundedMatrix known = following.get(place);
    if (known != null) {
      return known;
    }
    BoundedMatrix value = Formula.right(place).of(moment);
    if (value.size() <= MOST_KEPT) {
      following.put(place, value);
    }
    return value;
  }

  void infer(Place place, BoundedMatrix value) {
    inferred.put(place, value);
    changed(place);
  }

  void forget(Place place) {
    inferred.remove(place);
    changed(place);
  }

  void forgetAll() {
    inferred.clear();
    following.clear();
  }

  private void changed(Place place) {
    int from = order(place);
    following.keySet().removeIf(later -> order(later) >= from);
  }

  /** The order of cause. */
  private int order(Place place) {
    int k = place.layer();
    return switch (place.kind()) {
      case PRE_ACTIVATION -> 2 * k;
      case ACTIVATION -> 2 * k + 1;
      case LOSS -> 2 * layers;
      case DELTA, WEIGHT_GRADIENT, BIAS_GRADIENT -> 3 * layers - k;
      case WEIGHT_UPDATE, BIAS_UPDATE -> 3 * layers + 1;
    };
  }
}
