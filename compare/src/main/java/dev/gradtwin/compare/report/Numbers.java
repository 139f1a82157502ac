package dev.gradtwin.compare.report;

import java.time.Duration;
import java.util.Locale;

/** How numbers look to people, the same in every locale. */
final class Numbers {
  private Numbers() {}

  /** 20000 as 20,000. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A difference in two digits: 0.21, 1.1e-16, or 0. */
  static String small(double value) {
    if (value >= 0.01 && value < 100) {
      return String.format(Locale.ROOT, "%.2g", value);
    }
    return value == 0
        ? "0"
        : String.format(Locale.ROOT, "%.1e", value).replaceFirst("e\\+?(-?)0?(\\d+)$", "e$1$2");
  }

  /** A value in at most 18 characters, with as many digits as fit. */
  static String value(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double magnitude = Math.abs(value);
    boolean plain = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 100);
    return String.format(Locale.ROOT, plain ? "%.14f" : "%.10e", value);
  }

  /** A loss in at most 9 characters. */
  static String loss(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double magnitude = Math.abs(value);
    boolean plain = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1000);
    return String.format(Locale.ROOT, plain ? "%.5f" : "%.2e", value);
  }

  /** A whole number without its point, other numbers as Java writes them. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** 0.9733 as 97.3 %. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }

  static String time(long nanoseconds) {
    double milliseconds = nanoseconds / 1e6;
    return milliseconds < 1000
        ? String.format(Locale.ROOT, "%.1f ms", milliseconds)
        : String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanoseconds).toMillis() / 1e3);
  }
}
