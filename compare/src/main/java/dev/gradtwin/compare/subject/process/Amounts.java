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

  /** Such as {@code 64 MiB} or {@code 1,500,000 bytes (1.4 MiB)}. */
  static String bytes(int count) {
    if (count >= MEBIBYTE && count % MEBIBYTE == 0) {
      return count / MEBIBYTE + " MiB";
    }
    return count < MEBIBYTE
        ? String.format(Locale.ROOT, "%,d bytes", count)
        : String.format(Locale.ROOT, "%,d bytes (%.1f MiB)", count, (double) count / MEBIBYTE);
  }
}
