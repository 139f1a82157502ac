package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** A delta, gradient or update that is zero. */
final class GradientMissing implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return switch (place.kind()) {
      case DELTA -> List.of(zero(Cause.GRADIENT_MISSING));
      case WEIGHT_GRADIENT -> List.of(zeroWithBias(new Place(Kind.BIAS_GRADIENT, place.layer())));
      case WEIGHT_UPDATE -> List.of(zeroWithBias(new Place(Kind.BIAS_UPDATE, place.layer())));
      case BIAS_GRADIENT, BIAS_UPDATE -> List.of(zero(Cause.BIAS_GRADIENT_MISSING));
      case PRE_ACTIVATION, ACTIVATION, LOSS -> List.of();
    };
  }

  /** Where the weights get nothing, the biases of the layer may get nothing, too. */
  private static Variation zeroWithBias(Place bias) {
    Variation zero = zero(Cause.GRADIENT_MISSING);
    return zero.implying(place -> place.equals(bias) ? List.of(zero) : List.of());
  }

  private static Variation zero(Cause cause) {
    return new Variation(cause, Part.RESULT, (right, m) -> right.filled(0), "0");
  }
}
