package dev.gradtwin.compare.cli;

import java.lang.reflect.Field;

/**
 * JDK 24 and newer warn once when a library first uses {@code sun.misc.Unsafe}, which JavaCPP does
 * to read native memory. The flag {@code --sun-misc-unsafe-memory-access=allow} is the proper way
 * to agree, but {@code java -jar} takes no flags from a manifest.
 */
final class UnsafeWarning {
  private UnsafeWarning() {}

  /**
   * Marks the warning as given. Where the JDK has no such mark, it never warns, or does as it
   * likes.
   */
  static void markAsGiven() {
    try {
      Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
      warned.setAccessible(true);
      warned.setBoolean(null, true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return;
    }
  }
}
