package dev.gradtwin.compare.diagnosis.model;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a person would say them. */
final class Rounded {
  private static final MathContext DIGITS = new MathContext(6);

  private Rounded() {}

  /** Six digits at most, without trailing zeros. */
  static String of(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return Math.abs(rounded.scale()) <= 8 ? rounded.toPlainString() : rounded.toString();
  }
}
