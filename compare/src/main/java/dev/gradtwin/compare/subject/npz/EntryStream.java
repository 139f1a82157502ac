package dev.gradtwin.compare.subject.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one entry: as many as the directory says or a {@link Refusal}. With the last of them
 * it is checked that no more follow and that their CRC is right.
 */
final class EntryStream extends InputStream {
  private static final int LOCAL = 30;
  private static final int BUFFER = 1 << 14;

  private final ByteFile file;
  private final ZipEntryRecord entry;
  private final @Nullable Inflater inflater;
  private final byte[] compressed;
  private final CRC32 crc = new CRC32();
  private final long end;
  private long position;
  private long left;

  /** Finds the entry's first byte by its local header, which must be of the same entry. */
  EntryStream(ByteFile file, ZipEntryRecord entry) throws IOException {
    this.file = file;
    this.entry = entry;
    ByteBuffer local = file.read(entry.start(), LOCAL);
    int method = Short.toUnsignedInt(local.getShort(8));
    if (local.getInt(0) != 0x04034b50 || method != (entry.deflated() ? 8 : 0)) {
      throw Refusal.of("the entry at position " + entry.start(), "something else");
    }
    position =
        entry.start()
            + LOCAL
            + Short.toUnsignedInt(local.getShort(26))
            + Short.toUnsignedInt(local.getShort(28));
    if (entry.compressedSize() > file.size() - position) {
      throw Refusal.of(
          entry.compressedSize() + " bytes from position " + position,
          "a file of " + file.size() + " bytes");
    }
    end = position + entry.compressedSize();
    left = entry.size();
    inflater = entry.deflated() ? new Inflater(true) : null;
    compressed = new byte[entry.deflated() ? BUFFER : 0];
  }

  /** How many bytes are still to be read. */
  long left() {
    return left;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int wanted = (int) Math.min(length, left);
    int count =
        inflater == null ? stored(into, from, wanted) : inflate(inflater, into, from, wanted);
    if (count == 0) {
      throw Refusal.of(
          entry.size() + " bytes", "the end of the compressed data after " + (entry.size() - left));
    }
    crc.update(into, from, count);
    left -= count;
    if (left == 0) {
      finish();
    }
    return count;
  }

  /** Fills a part of an array. */
  void readFully(byte[] into, int from, int length) throws IOException {
    if (readNBytes(into, from, length) < length) {
      throw Refusal.of(entry.size() + " bytes", "a request for more");
    }
  }

  private int stored(byte[] into, int from, int length) throws IOException {
    file.read(position, into, from, length);
    position += length;
    return length;
  }

  /** Inflates some bytes; none if there are no more. */
  private int inflate(Inflater inflater, byte[] into, int from, int length) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(into, from, length);
        if (count > 0 || inflater.finished()) {
          return count;
        }
        if (!inflater.needsInput()) {
          throw Refusal.of("deflated data", "some that need a dictionary");
        }
        int more = (int) Math.min(compressed.length, end - position);
        if (more == 0) {
          return 0;
        }
        file.read(position, compressed, 0, more);
        position += more;
        inflater.setInput(compressed, 0, more);
      }
    } catch (DataFormatException e) {
      throw new Refusal("the compressed data are damaged");
    }
  }

  private void finish() throws IOException {
    if (inflater != null) {
      if (inflate(inflater, new byte[1], 0, 1) > 0) {
        throw Refusal.of(entry.size() + " bytes, as the archive's directory says", "more");
      }
      if (!inflater.finished() || inflater.getBytesRead() != entry.compressedSize()) {
        throw Refusal.of(
            entry.compressedSize() + " bytes of compressed data",
            inflater.getBytesRead() + (inflater.finished() ? "" : " and no end"));
      }
    }
    if (crc.getValue() != entry.crc()) {
      throw new Refusal(
          String.format(
              Locale.ROOT,
              "the data are damaged (expected CRC %08x, found %08x)",
              entry.crc(),
              crc.getValue()));
    }
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }
}
