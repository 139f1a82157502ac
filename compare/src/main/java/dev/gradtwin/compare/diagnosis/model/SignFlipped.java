package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Variation.Change;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** A result, a bias or a pre-activation with the wrong sign. */
final class SignFlipped implements BugModel {

  private static final Change NEGATED = (right, m) -> right.negated();

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    Variation result = new Variation(Cause.SIGN_FLIPPED, Part.RESULT, NEGATED, "−(%s)");
    return switch (place.kind()) {
      case LOSS, DELTA, WEIGHT_GRADIENT, BIAS_GRADIENT, WEIGHT_UPDATE, BIAS_UPDATE ->
          List.of(result);
      case PRE_ACTIVATION ->
          network.layers().get(place.layer()).bias()
              ? List.of(result, new Variation(Cause.SIGN_FLIPPED, Part.BIAS, NEGATED, "(−{b})"))
              : List.of(result);
      case ACTIVATION ->
          List.of(new Variation(Cause.SIGN_FLIPPED, Part.PRE_ACTIVATION, NEGATED, "−{z}"), result);
    };
  }
}
