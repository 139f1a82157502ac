package dev.gradtwin.compare.subject.npz;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where a zip archive's directory is, as the records at the archive's end say it.
 *
 * @param entries how many entries it has
 * @param start its first byte
 * @param length its length in bytes
 */
record ZipEnd(long entries, long start, long length) {
  private static final int RECORD = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int LOCATOR_64 = 20;
  private static final int RECORD_64 = 56;
  private static final long IN_RECORD_64 = 0xFFFF_FFFFL;

  /**
   * Finds it.
   *
   * @throws Refusal if there is none: the file is cut off or no zip archive
   */
  static ZipEnd of(ByteFile file) throws IOException {
    long size = file.size();
    int tail = (int) Math.min(size, RECORD + MAX_COMMENT);
    ByteBuffer bytes = file.read(size - tail, tail);
    for (int at = tail - RECORD; at >= 0; at--) {
      if (bytes.getInt(at) == 0x06054b50
          && at + RECORD + Short.toUnsignedInt(bytes.getShort(at + 20)) == tail) {
        return at(size - tail + at, bytes.slice(at, RECORD).order(bytes.order()), file);
      }
    }
    throw Refusal.of("the directory of a zip archive at the end", "none: the file is cut off");
  }

  private static ZipEnd at(long position, ByteBuffer end, ByteFile file) throws IOException {
    int disks = Short.toUnsignedInt(end.getShort(4)) | Short.toUnsignedInt(end.getShort(6));
    ZipEnd found =
        new ZipEnd(
            Short.toUnsignedLong(end.getShort(10)),
            Integer.toUnsignedLong(end.getInt(16)),
            Integer.toUnsignedLong(end.getInt(12)));
    if (found.entries == 0xFFFF || found.start == IN_RECORD_64 || found.length == IN_RECORD_64) {
      return at64(position - LOCATOR_64, file);
    }
    if (disks != 0 || Short.toUnsignedLong(end.getShort(8)) != found.entries) {
      throw Refusal.of("a zip archive in one file", "a part of one");
    }
    return found.endingAt(position);
  }

  private static ZipEnd at64(long position, ByteFile file) throws IOException {
    if (position < RECORD_64) {
      throw Refusal.of("a zip64 record before the archive's end", "none");
    }
    ByteBuffer locator = file.read(position, LOCATOR_64);
    long start = locator.getLong(8);
    if (locator.getInt(0) != 0x07064b50 || start < 0 || start > position - RECORD_64) {
      throw Refusal.of("a zip64 record before the archive's end", "none");
    }
    ByteBuffer end = file.read(start, RECORD_64);
    if (end.getInt(0) != 0x06064b50) {
      throw Refusal.of("a zip64 record at position " + start, "none");
    }
    if (end.getInt(16) != 0 || end.getInt(20) != 0 || end.getLong(24) != end.getLong(32)) {
      throw Refusal.of("a zip archive in one file", "a part of one");
    }
    return new ZipEnd(end.getLong(32), end.getLong(48), end.getLong(40)).endingAt(start);
  }

  private ZipEnd endingAt(long position) throws Refusal {
    if (start < 0 || length < 0 || start > position || length != position - start) {
      throw Refusal.of(
          "the archive's directory to end at position " + position,
          Long.toUnsignedString(length) + " bytes from " + Long.toUnsignedString(start));
    }
    return this;
  }
}
