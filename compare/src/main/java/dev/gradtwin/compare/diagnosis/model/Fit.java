package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Variation.Change;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A result that is {@code base + c·direction} with an unknown c. One element tells c, the one that
 * tells it best; all others have to agree.
 *
 * @param cause the mistake
 * @param trivial the c with which the formula is right: 0, or 1 for a factor, which is positive
 * @param base what does not depend on c
 * @param direction what c multiplies
 * @param unit what a report says after c
 * @param text of the formula, with {@code %c} for c
 */
record Fit(Cause cause, double trivial, Change base, Change direction, String unit, String text) {
  /** How many of its errors c has to be away from what is right. */
  private static final double SURE = 8;

  /** What is nearer to what is right is nobody's mistake, but noise. */
  private static final double VISIBLE = 1e-6;

  /** The variation with the c that the evidence tells; empty if none does. */
  Optional<Variation> to(Formula formula, List<Moment> moments) {
    double c = Double.NaN;
    double error = Double.POSITIVE_INFINITY;
    for (Moment m : moments) {
      if (!m.tells(formula.place())) {
        continue;
      }
      BoundedMatrix right = formula.at(m);
      BoundedMatrix from = right == null ? null : base.of(right, m);
      BoundedMatrix towards = right == null ? null : direction.of(right, m);
      if (from == null || towards == null) {
        continue;
      }
      BoundedMatrix told = m.told(formula.place());
      for (int k = 0; k < told.size(); k++) {
        double here = (told.value(k) - from.value(k)) / towards.value(k);
        double off =
            (told.bound(k) + 2 * from.bound(k) + 2 * Math.abs(here) * towards.bound(k))
                    / Math.abs(towards.value(k))
                + Math.abs(here) * 0x1p-50;
        if (off < error && Double.isFinite(here)) {
          c = here;
          error = off;
        }
      }
    }
    return isMistake(c, error) ? Optional.of(variation(c, error)) : Optional.empty();
  }

  private boolean isMistake(double c, double error) {
    double away = Math.abs(c - trivial);
    return away > SURE * error
        && away > VISIBLE * trivial
        && Math.abs(c) > SURE * error
        && (trivial == 0 || c > 0);
  }

  private Variation variation(double c, double error) {
    String number = Rounded.of(c, error / Math.abs(c));
    return new Variation(
        cause,
        (number + " " + unit).strip(),
        Part.RESULT,
        (right, m) -> {
          BoundedMatrix from = base.of(right, m);
          BoundedMatrix towards = direction.of(right, m);
          return sum(from, towards == null ? null : towards.scaled(c, error));
        },
        text.replace("%c", number));
  }

  private static @Nullable BoundedMatrix sum(@Nullable BoundedMatrix a, @Nullable BoundedMatrix b) {
    return a == null || b == null ? null : a.plus(b);
  }
}
