package dev.gradtwin.compare.subject.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file whose bytes are read and written at places, so that many readers can share it. */
final class ByteFile implements AutoCloseable {
  /** The JDK copies through native memory of this size, and keeps it: never give it more. */
  private static final int MOST_AT_ONCE = 1 << 18;

  private final FileChannel channel;

  ByteFile(Path path, StandardOpenOption... options) throws IOException {
    channel = FileChannel.open(path, options);
  }

  long size() throws IOException {
    return channel.size();
  }

  /** The bytes from a place on, for numbers as zip archives write them. */
  ByteBuffer read(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    read(position, bytes, 0, length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Fills a part of an array.
   *
   * @throws Refusal if the file ends before
   */
  void read(long position, byte[] into, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      ByteBuffer part = ByteBuffer.wrap(into, from + done, Math.min(MOST_AT_ONCE, length - done));
      int count = channel.read(part, position + done);
      if (count < 0) {
        throw Refusal.of(
            "bytes up to position " + (position + length), "the end of the file before");
      }
      done += count;
    }
  }

  void write(long position, byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      ByteBuffer part = ByteBuffer.wrap(bytes, from + done, Math.min(MOST_AT_ONCE, length - done));
      done += channel.write(part, position + done);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
