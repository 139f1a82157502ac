package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
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
              if (m.precision() != Precision.FLOAT64) {
                return right;
              }
              BoundedMatrix told = m.told(place);
              if (place.isUpdate() && m.updated(place.tensor()).isSinglePrecision()) {
                return right.inSinglePrecision(m.updated(place.tensor()));
              }
              boolean floats =
                  inferred(place, m) ? deltaIsFloat(place, m) : told.isSinglePrecision();
              return floats ? right.inSinglePrecision(told) : right;
            },
            "float(%s)"));
  }

  private static boolean inferred(Place place, Moment m) {
    return place.kind() == Kind.DELTA && !m.tells(place);
  }

  /**
   * The delta of a single example, if it was not told, is the gradient of the bias; several rows
   * are taken for what one row shows.
   */
  private static boolean deltaIsFloat(Place place, Moment m) {
    boolean bias = m.network().layers().get(place.layer()).bias();
    return bias && (m.rows() > 1 || m.gradient(place.layer() + "_b").isSinglePrecision());
  }
}
