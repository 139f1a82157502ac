package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** A kind of mistake: knows which parts of which formulas it may change, and into what. */
interface BugModel {
  /**
   * The hypotheses about one place.
   *
   * @param place where
   * @param network whose place it is
   * @return none where the mistake cannot be made
   */
  List<Variation> at(Place place, NetworkSpec network);

  /** Whether a place is the delta of the last layer. */
  static boolean isOutputDelta(Place place, NetworkSpec network) {
    return place.kind() == Place.Kind.DELTA && place.layer() == network.layers().size() - 1;
  }

  /** Whether a place is the delta of a layer that has one above it. */
  static boolean isHiddenDelta(Place place, NetworkSpec network) {
    return place.kind() == Place.Kind.DELTA && !isOutputDelta(place, network);
  }

  /**
   * The layer whose W a formula multiplies by: in z its own, in dz = (dz·Wᵀ) ⊙ f′ the one above.
   */
  static int weightsLayer(Place place) {
    return place.kind() == Place.Kind.DELTA ? place.layer() + 1 : place.layer();
  }

  /** Whether a place's formula multiplies by a W. */
  static boolean hasWeights(Place place, NetworkSpec network) {
    return place.kind() == Place.Kind.PRE_ACTIVATION || isHiddenDelta(place, network);
  }
}
