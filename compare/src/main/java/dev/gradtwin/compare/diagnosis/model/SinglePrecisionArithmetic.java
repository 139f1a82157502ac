package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import java.util.List;

/** u = 2⁻²⁴ for 2⁻⁵³, told by values that are all floats. */
final class SinglePrecisionArithmetic implements BugModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return List.of(
        new Variation(
            Cause.SINGLE_PRECISION_ARITHMETIC,
            Part.RESULT,
            (right, m) -> {
              BoundedMatrix stored = stored(place, m);
              return m.precision() == Precision.FLOAT64 && stored.isSinglePrecision()
                  ? right.inSinglePrecision(stored)
                  : right;
            },
            "float(%s)"));
  }

  private static BoundedMatrix stored(Place place, Moment m) {
    return place.isUpdate() ? m.updated(place.tensor()) : m.told(place);
  }
}
