package dev.gradtwin.compare.diagnosis.model;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a person would say them. */
final class Rounded {
  private static final int FEWEST_DIGITS = 2;
  private static final int MOST_DIGITS = 6;

  private Rounded() {}

  /** The digits that a relative error leaves, but for the last, without trailing zeros. */
  static String of(double value, double error) {
    int reliable = (int) Math.floor(-Math.log10(error)) - 1;
    int digits = Math.max(FEWEST_DIGITS, Math.min(MOST_DIGITS, reliable));
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    return Math.abs(rounded.scale()) <= 8 ? rounded.toPlainString() : rounded.toString();
  }
}
