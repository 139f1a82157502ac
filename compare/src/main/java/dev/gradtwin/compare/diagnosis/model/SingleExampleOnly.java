package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** One row for the whole batch. */
final class SingleExampleOnly implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return RowsOnly.variations(Cause.SINGLE_EXAMPLE_ONLY, RowChoice.single(), place);
  }
}
