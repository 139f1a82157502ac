package dev.gradtwin.compare.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number in so many significant digits, without zeros at its end. */
final class Digits {
  private static final int SMALLEST_PLAIN = -4;
  private static final int LARGEST_PLAIN = 8;

  private Digits() {}

  /** Such as {@code 0.5}, {@code -12.25}, {@code 1.5e-7}. */
  static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN
        ? rounded.toPlainString()
        : new BigDecimal(rounded.unscaledValue(), rounded.precision() - 1).toPlainString()
            + "e"
            + exponent;
  }
}
