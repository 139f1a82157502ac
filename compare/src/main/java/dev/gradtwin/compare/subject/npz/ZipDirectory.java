package dev.gradtwin.compare.subject.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directory of an archive of arrays: every entry checked, none of them read. */
final class ZipDirectory {
  /** The largest number of arrays. */
  static final int MAX_ENTRIES = 10_000;

  /** The largest directory. */
  static final int MAX_BYTES = 8 << 20;

  private static final int FIXED = 46;
  private static final String SUFFIX = ".npy";

  private ZipDirectory() {}

  /**
   * Reads it.
   *
   * @return the entries by their array's name, in the archive's order
   * @throws Refusal if this is no archive of arrays
   */
  static Map<String, ZipEntryRecord> of(ByteFile file) throws IOException {
    expectMagic(file);
    ZipEnd end = ZipEnd.of(file);
    if (end.entries() < 0 || end.entries() > MAX_ENTRIES) {
      throw Refusal.of(
          "at most " + MAX_ENTRIES + " arrays", Long.toUnsignedString(end.entries()) + " entries");
    }
    if (end.length() > MAX_BYTES) {
      throw Refusal.of(
          "a directory of at most " + (MAX_BYTES >> 20) + " MiB", end.length() + " bytes");
    }
    ByteBuffer bytes = file.read(end.start(), (int) end.length());
    Map<String, ZipEntryRecord> entries = new LinkedHashMap<>();
    for (int k = 0; k < end.entries(); k++) {
      ZipEntryRecord entry = entry(bytes);
      if (entry.start() >= end.start()) {
        throw Refusal.of(
            Refusal.quoted(entry.name()) + " before the archive's directory",
            "position " + entry.start());
      }
      String array = entry.name().substring(0, entry.name().length() - SUFFIX.length());
      if (entries.putIfAbsent(array, entry) != null) {
        throw Refusal.of("every entry once", Refusal.quoted(entry.name()) + " twice");
      }
    }
    if (bytes.hasRemaining()) {
      throw Refusal.of(end.entries() + " entries in the archive's directory", "more");
    }
    return entries;
  }

  private static void expectMagic(ByteFile file) throws IOException {
    if (file.size() < 22) {
      throw Refusal.of("an .npz file", file.size() == 0 ? "an empty file" : "something shorter");
    }
    int magic = file.read(0, 4).getInt();
    if (magic == 0x4d554e93) {
      throw Refusal.of("an .npz file", "a single array (.npy); numpy.savez writes .npz");
    }
    if (magic != 0x04034b50 && magic != 0x06054b50) { // the second is that of no arrays at all
      throw Refusal.of("an .npz file, which is a zip archive", "something else");
    }
  }

  /** The entry at the buffer's position, which moves behind it. */
  private static ZipEntryRecord entry(ByteBuffer bytes) throws Refusal {
    if (bytes.remaining() < FIXED || bytes.getInt(bytes.position()) != 0x02014b50) {
      throw Refusal.of("an entry in the archive's directory", "something else");
    }
    ByteBuffer fixed = part(bytes, FIXED);
    int nameLength = Short.toUnsignedInt(fixed.getShort(28));
    int extraLength = Short.toUnsignedInt(fixed.getShort(30));
    int commentLength = Short.toUnsignedInt(fixed.getShort(32));
    if (bytes.remaining() < nameLength + extraLength + commentLength) {
      throw Refusal.of("whole entries in the archive's directory", "one cut off");
    }
    String name = name(part(bytes, nameLength));
    ByteBuffer extra = part(bytes, extraLength);
    part(bytes, commentLength);
    try {
      return ZipEntryRecord.of(name, fixed, extra);
    } catch (Refusal e) {
      throw new Refusal(Refusal.quoted(name) + ": " + e.getMessage());
    }
  }

  private static ByteBuffer part(ByteBuffer bytes, int length) {
    ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return part;
  }

  private static String name(ByteBuffer bytes) throws Refusal {
    String name;
    try {
      name = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.of("names of entries in UTF-8", "one that is not");
    }
    String shown = Refusal.quoted(name);
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.of("names without control characters", shown);
    }
    if (name.startsWith("/") || name.indexOf('\\') >= 0 || ("/" + name + "/").contains("/../")) {
      throw Refusal.of("names without \"..\", \"\\\" and a leading \"/\"", shown);
    }
    if (!name.endsWith(SUFFIX) || name.length() == SUFFIX.length()) {
      throw Refusal.of("arrays (.npy) only", shown);
    }
    return name;
  }
}
