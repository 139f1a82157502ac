package dev.gradtwin.compare.subject.npz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Zip archives in which everything can be wrong that a directory can say. */
public final class ZipBytes {
  /** An entry as it will be written; what is said of it need not be true. */
  public static final class Entry {
    byte[] name;
    byte[] data;
    int flags;
    int method;
    long crc;
    long size;
    long compressedSize;
    long start = -1;
    boolean zip64;

    private Entry(String name, byte[] content) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.data = content;
      this.size = content.length;
      CRC32 sum = new CRC32();
      sum.update(content);
      this.crc = sum.getValue();
      this.compressedSize = content.length;
    }

    public static Entry stored(String name, byte[] content) {
      return new Entry(name, content);
    }

    public static Entry deflated(String name, byte[] content) {
      Entry entry = new Entry(name, content);
      entry.method = 8;
      entry.data = deflate(content);
      entry.compressedSize = entry.data.length;
      return entry;
    }

    public Entry with(Consumer<Entry> change) {
      change.accept(this);
      return this;
    }
  }

  int count = -1;
  long directoryLength = -1;
  boolean zip64;

  public static byte[] of(Entry... entries) {
    return new ZipBytes().write(entries);
  }

  byte[] write(Entry... entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      long start = entry.start < 0 ? out.size() : entry.start;
      byte[] extra = entry.zip64 ? zip64Extra(entry, start) : new byte[0];
      out.writeBytes(littleEndian(4).putInt(0x04034b50).array());
      out.writeBytes(
          littleEndian(26)
              .putShort((short) 45)
              .putShort((short) entry.flags)
              .putShort((short) entry.method)
              .putInt(0)
              .putInt((int) entry.crc)
              .putInt((int) entry.compressedSize)
              .putInt((int) entry.size)
              .putShort((short) entry.name.length)
              .array());
      out.writeBytes(entry.name);
      out.writeBytes(entry.data);
      directory.writeBytes(
          littleEndian(46)
              .putInt(0x02014b50)
              .putInt(45 << 16 | 45)
              .putShort((short) entry.flags)
              .putShort((short) entry.method)
              .putInt(0)
              .putInt((int) entry.crc)
              .putInt(entry.zip64 ? -1 : (int) entry.compressedSize)
              .putInt(entry.zip64 ? -1 : (int) entry.size)
              .putShort((short) entry.name.length)
              .putShort((short) extra.length)
              .putShort((short) 0)
              .putLong(0)
              .putInt(entry.zip64 ? -1 : (int) start)
              .array());
      directory.writeBytes(entry.name);
      directory.writeBytes(extra);
    }
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    int entryCount = count < 0 ? entries.length : count;
    long length = directoryLength == -1 ? directory.size() : directoryLength;
    if (zip64) {
      out.writeBytes(end64(out.size(), entryCount, length, start));
    }
    out.writeBytes(
        littleEndian(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) (zip64 ? -1 : entryCount))
            .putShort((short) (zip64 ? -1 : entryCount))
            .putInt(zip64 ? -1 : (int) length)
            .putInt(zip64 ? -1 : start)
            .array());
    return out.toByteArray();
  }

  private static byte[] zip64Extra(Entry entry, long start) {
    return littleEndian(28)
        .putShort((short) 1)
        .putShort((short) 24)
        .putLong(entry.size)
        .putLong(entry.compressedSize)
        .putLong(start)
        .array();
  }

  private static byte[] end64(long at, long entryCount, long length, long start) {
    return littleEndian(76)
        .putInt(0x06064b50)
        .putLong(44)
        .putInt(45 << 16 | 45)
        .putLong(0)
        .putLong(entryCount)
        .putLong(entryCount)
        .putLong(length)
        .putLong(start)
        .putInt(0x07064b50)
        .putInt(0)
        .putLong(at)
        .putInt(1)
        .array();
  }

  static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 12];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** An entry of a head and many times the same body, without ever holding its bytes. */
  static Entry repeated(String name, byte[] head, byte[] body, int times) {
    CRC32 sum = new CRC32();
    sum.update(head);
    byte[] flushed = flushed(body);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(flushed(head));
    for (int k = 0; k < times; k++) {
      sum.update(body);
      data.writeBytes(flushed);
    }
    data.writeBytes(deflate(new byte[0]));
    Entry entry = new Entry(name, data.toByteArray());
    entry.method = 8;
    entry.size = head.length + (long) times * body.length;
    entry.crc = sum.getValue();
    return entry;
  }

  /** Deflated, but for the end, so that more can follow. */
  static byte[] flushed(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    byte[] buffer = new byte[content.length + 1024];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
    deflater.end();
    return Arrays.copyOf(buffer, length);
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
