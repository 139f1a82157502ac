package dev.gradtwin.compare.subject.npz;

import java.nio.ByteBuffer;

/**
 * An entry as a zip archive's directory tells of it.
 *
 * @param name its name
 * @param deflated whether it is compressed; otherwise it is stored as it is
 * @param crc the CRC-32 of its bytes
 * @param compressedSize how many bytes it takes in the archive
 * @param size how many bytes it has
 * @param start where its local header is
 */
record ZipEntryRecord(
    String name, boolean deflated, long crc, long compressedSize, long size, long start) {
  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** A match of 258 bytes takes at least two bits. */
  private static final int MOST_DEFLATED = 1032;

  private static final long IN_EXTRA = 0xFFFF_FFFFL;

  /**
   * Reads one.
   *
   * @param name its name
   * @param fixed the part of its header before the name
   * @param extra the extra fields after the name
   * @throws Refusal if it is encrypted, compressed in another way than by deflate, or impossible
   */
  static ZipEntryRecord of(String name, ByteBuffer fixed, ByteBuffer extra) throws Refusal {
    if ((fixed.getShort(8) & ENCRYPTED) != 0) {
      throw Refusal.of("an entry that can be read", "an encrypted one");
    }
    int method = Short.toUnsignedInt(fixed.getShort(10));
    if (method != STORED && method != DEFLATED) {
      throw Refusal.of("an entry stored (0) or deflated (8)", "compression method " + method);
    }
    ByteBuffer wide = zip64(extra);
    long size = widened(fixed.getInt(24), wide);
    long compressedSize = widened(fixed.getInt(20), wide);
    long start = widened(fixed.getInt(42), wide);
    boolean possible =
        size >= 0
            && compressedSize >= 0
            && start >= 0
            && (method == DEFLATED
                ? size / MOST_DEFLATED <= compressedSize
                : size == compressedSize);
    if (!possible) {
      throw Refusal.of(
          "an entry of possible size",
          Long.toUnsignedString(size)
              + " bytes in "
              + Long.toUnsignedString(compressedSize)
              + (method == DEFLATED ? " compressed ones" : " stored ones"));
    }
    return new ZipEntryRecord(
        name,
        method == DEFLATED,
        Integer.toUnsignedLong(fixed.getInt(16)),
        compressedSize,
        size,
        start);
  }

  /** The values that do not fit the fixed part, in its order; nothing if there are none. */
  private static ByteBuffer zip64(ByteBuffer extra) throws Refusal {
    for (int at = 0; at + 4 <= extra.limit(); ) {
      int length = Short.toUnsignedInt(extra.getShort(at + 2));
      if (at + 4 + length > extra.limit()) {
        throw Refusal.of("whole extra fields in the archive's directory", "one cut off");
      }
      if (extra.getShort(at) == 1) {
        return extra.slice(at + 4, length).order(extra.order());
      }
      at += 4 + length;
    }
    return ByteBuffer.allocate(0);
  }

  private static long widened(int value, ByteBuffer wide) throws Refusal {
    long unsigned = Integer.toUnsignedLong(value);
    if (unsigned != IN_EXTRA) {
      return unsigned;
    }
    if (wide.remaining() < Long.BYTES) {
      throw Refusal.of("a zip64 field with the entry's sizes", "none");
    }
    return wide.getLong();
  }
}
