package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import java.util.List;

/**
 * A trainer that tells its parameters and not its gradients. Either the gradients are right and the
 * update is not; or the update is right, and the gradients are (θ − θ′)/η. The explanation with
 * fewer mistakes wins; of two as good ones the update's, if it holds for every parameter, and the
 * other is named beside it.
 */
final class UntoldGradients {
  private final List<Moment> moments;

  UntoldGradients(List<Moment> moments) {
    this.moments = moments;
  }

  List<Finding> findings() {
    List<Finding> ofUpdate = new Examination(moments).findings();
    if (ofUpdate.isEmpty()) {
      return ofUpdate;
    }
    List<Moment> derived = Moment.withGradientsOfUpdates(moments);
    List<Finding> ofGradient = new UntoldForward(derived).findings();
    int more = Examination.cost(ofUpdate) - Examination.cost(ofGradient);
    boolean gradient =
        more > 0 || (more == 0 && !isOfAll(ofUpdate) && Finding.areNamed(ofGradient));
    if (more != 0) {
      return gradient ? ofGradient : ofUpdate;
    }
    return gradient ? Finding.named(ofGradient, ofUpdate) : Finding.named(ofUpdate, ofGradient);
  }

  private boolean isOfAll(List<Finding> findings) {
    List<Place> updates =
        Place.all(moments.get(0).network()).stream().filter(Place::isUpdate).toList();
    return findings.size() == 1 && findings.get(0).places().containsAll(updates);
  }
}
