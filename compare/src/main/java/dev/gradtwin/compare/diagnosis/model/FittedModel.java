package dev.gradtwin.compare.diagnosis.model;

import java.util.List;

/** A kind of mistake with a number in it that only the evidence can tell. */
interface FittedModel {
  /**
   * The hypotheses about one place.
   *
   * @param place where
   * @return none where the mistake cannot be made
   */
  List<Fit> fits(Place place);
}
