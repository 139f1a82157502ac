package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** Some rows for the whole batch. */
final class LastBatchOnly implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return RowsOnly.variations(Cause.LAST_BATCH_ONLY, RowChoice.several(), place);
  }
}
