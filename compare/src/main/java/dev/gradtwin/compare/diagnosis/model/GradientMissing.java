package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** A delta, gradient or update that is zero. */
final class GradientMissing implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return switch (place.kind()) {
      case DELTA, WEIGHT_GRADIENT, WEIGHT_UPDATE -> List.of(zero(Cause.GRADIENT_MISSING));
      case BIAS_GRADIENT, BIAS_UPDATE -> List.of(zero(Cause.BIAS_GRADIENT_MISSING));
      case PRE_ACTIVATION, ACTIVATION, LOSS -> List.of();
    };
  }

  private static Variation zero(Cause cause) {
    return new Variation(cause, Part.RESULT, (right, m) -> right.filled(0), "0");
  }
}
