package dev.gradtwin.compare.subject.process;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Durations and sizes in words. */
final class Amounts {
  private static final int MEBIBYTE = 1 << 20;

  private Amounts() {}

  /** Such as {@code 0.25 s}, to the millisecond. */
  static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** Such as {@code 65,536 bytes} or {@code 1,500,000 bytes (1.4 MiB)}. */
  static String bytes(int count) {
    String bytes = String.format(Locale.ROOT, "%,d bytes", count);
    if (count < MEBIBYTE) {
      return bytes;
    }
    String mebibytes = String.format(Locale.ROOT, "%.1f", (double) count / MEBIBYTE);
    return bytes + " (" + mebibytes.replaceFirst("\\.0$", "") + " MiB)";
  }
}
