package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** dŷ of another loss than the one that is reported. */
final class LossDerivativeOfAnotherLoss implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (!BugModel.isOutputDelta(place, network)) {
      return List.of();
    }
    int k = place.layer();
    List<Variation> variations = new ArrayList<>();
    for (LossGradient other : LossGradient.ALL) {
      for (boolean mean : new boolean[] {false, true}) {
        variations.add(
            new Variation(
                Cause.LOSS_DERIVATIVE_OF_ANOTHER_LOSS,
                other.words(),
                Part.UPSTREAM,
                (right, m) -> {
                  BoundedMatrix gradient = other.of(m.a(k), m.targets());
                  double scale = Losses.scale(network, m.rows());
                  return gradient.scaled(mean ? scale / network.outputs() : scale, 0);
                },
                Losses.meanText(network) + (mean ? "1/nOut · " : "") + other.text()));
      }
    }
    return variations;
  }
}
