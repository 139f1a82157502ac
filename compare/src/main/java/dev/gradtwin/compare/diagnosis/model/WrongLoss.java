package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** L of another loss. */
final class WrongLoss implements BugModel {
  /** A logarithm near 1 has less than all digits right. */
  private static final double LOGARITHM = 0x1p-48;

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (place.kind() != Kind.LOSS) {
      return List.of();
    }
    return List.of(
        loss("absolute error", "Σ|ŷ − y|", (p, t) -> Math.abs(p - t)),
        loss("half absolute error", "½Σ|ŷ − y|", (p, t) -> 0.5 * Math.abs(p - t)),
        loss(
            "binary cross-entropy",
            "−Σ(y ln ŷ + (1 − y) ln(1 − ŷ))",
            (p, t) -> -(t * Math.log(p) + (1 - t) * Math.log1p(-p))),
        loss("negative log-likelihood", "−Σ y ln ŷ", (p, t) -> -t * Math.log(p)));
  }

  private static Variation loss(String label, String text, DoubleBinaryOperator ofOne) {
    return new Variation(
        Cause.WRONG_LOSS,
        label,
        Part.RESULT,
        (right, m) -> {
          BoundedMatrix yHat = m.a(m.network().layers().size() - 1);
          BoundedMatrix y = m.targets();
          double[] each = new double[y.size()];
          for (int k = 0; k < each.length; k++) {
            each[k] = ofOne.applyAsDouble(yHat.value(k), y.value(k));
          }
          return y.with(each)
              .scaled(1, LOGARITHM)
              .columnSums()
              .transposed()
              .columnSums()
              .scaled(Losses.scale(m.network(), m.rows()), 0);
        },
        text);
  }
}
