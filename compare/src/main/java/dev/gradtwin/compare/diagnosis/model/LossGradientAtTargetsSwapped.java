package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** y − ŷ for ŷ − y. */
final class LossGradientAtTargetsSwapped implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (!BugModel.isOutputDelta(place, network)) {
      return List.of();
    }
    String text = Losses.gradientText(network).replace("(ŷ − y)", "(y − ŷ)");
    return List.of(
        new Variation(
            Cause.LOSS_GRADIENT_AT_TARGETS_SWAPPED,
            Part.UPSTREAM,
            (right, m) -> right.negated(),
            text));
  }
}
