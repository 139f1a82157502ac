package dev.gradtwin.compare.subject.npz;

import static dev.gradtwin.compare.subject.npz.NpyBytes.array;
import static dev.gradtwin.compare.subject.npz.NpyBytes.header;
import static dev.gradtwin.compare.subject.npz.NpyBytes.joined;
import static dev.gradtwin.compare.subject.npz.NpyBytes.text;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.subject.npz.ZipBytes.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken or were made to break their reader. */
class HostileFileTest {
  private static final byte[] ARRAY = array(false, "(2,)", 1, 2);

  @TempDir private Path folder;

  private static void readAll(String file) {
    try (NpzFile npz = NpzFile.open(file)) {
      for (String name : npz.names()) {
        NpzArray array = npz.array(name);
        double[] slice = new double[array.sliceSize()];
        for (int k = 0; k < array.slices(); k++) {
          array.next(slice, 0);
        }
      }
    }
  }

  private static void assertRefused(String file, String problem) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> readAll(file))
        .withMessage(file + ": " + problem);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"archives", "entries", "names", "headers", "data"})
  void isRefusedInOneLine(String problem, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("x.npz"), bytes);
    assertRefused(file.toString(), problem);
  }

  static Stream<Arguments> archives() {
    byte[] good = ZipBytes.of(Entry.stored("a.npy", ARRAY));
    ZipBytes many = new ZipBytes();
    many.count = 10_001;
    ZipBytes countless = new ZipBytes();
    countless.zip64 = true;
    countless.count = Integer.MAX_VALUE;
    ZipBytes fewer = new ZipBytes();
    fewer.count = 0;
    ZipBytes more = new ZipBytes();
    more.count = 2;
    ZipBytes longer = new ZipBytes();
    longer.directoryLength = 52;
    ZipBytes negative = new ZipBytes();
    negative.zip64 = true;
    negative.directoryLength = Long.MIN_VALUE;
    byte[] noZip64 = good.clone();
    Arrays.fill(noZip64, good.length - 12, good.length - 2, (byte) 0xFF);
    byte[] parts = good.clone();
    parts[good.length - 18] = 1;
    return Stream.of(
        arguments("expected an .npz file, found an empty file", new byte[0]),
        arguments("expected an .npz file, found something shorter", new byte[21]),
        arguments(
            "expected an .npz file, found a single array (.npy); numpy.savez writes .npz", ARRAY),
        arguments(
            "expected an .npz file, which is a zip archive, found something else",
            "{\"gradtwin\": 1, \"name\": \"me\"}".getBytes(StandardCharsets.UTF_8)),
        arguments(
            "expected the directory of a zip archive at the end, found none: the file is cut off",
            Arrays.copyOf(good, good.length - 1)),
        arguments(
            "expected the directory of a zip archive at the end, found none: the file is cut off",
            joined(good, new byte[1])),
        arguments(
            "expected at most 10000 arrays, found 10001 entries",
            many.write(Entry.stored("a.npy", ARRAY))),
        arguments(
            "expected at most 10000 arrays, found 2147483647 entries",
            countless.write(Entry.stored("a.npy", ARRAY))),
        arguments(
            "expected 0 entries in the archive's directory, found more",
            fewer.write(Entry.stored("a.npy", ARRAY))),
        arguments(
            "expected an entry in the archive's directory, found something else",
            more.write(Entry.stored("a.npy", ARRAY))),
        arguments(
            "expected the archive's directory to end at position 170, found 52 bytes from 119",
            longer.write(Entry.stored("a.npy", ARRAY))),
        arguments(
            "expected the archive's directory to end at position 170,"
                + " found 9223372036854775808 bytes from 119",
            negative.write(Entry.stored("a.npy", ARRAY))),
        arguments("expected a zip64 record before the archive's end, found none", noZip64),
        arguments("expected a zip archive in one file, found a part of one", parts),
        arguments(
            "expected a directory of at most 8 MiB, found 8388864 bytes",
            ZipBytes.of(
                Stream.generate(() -> Entry.stored("x".repeat(65_492), new byte[0]))
                    .limit(128)
                    .toArray(Entry[]::new))));
  }

  static Stream<Arguments> entries() {
    return Stream.of(
        entry(
            "a.npy: expected an entry that can be read, found an encrypted one", e -> e.flags = 1),
        entry(
            "a.npy: expected an entry stored (0) or deflated (8), found compression method 14",
            e -> e.method = 14),
        entry(
            "a.npy: expected an entry of possible size, found 1000000 bytes in 84 compressed ones",
            e -> {
              e.method = 8;
              e.size = 1_000_000;
            }),
        entry(
            "a.npy: expected an entry of possible size, found 95 bytes in 84 stored ones",
            e -> e.size = 95),
        entry(
            "a.npy: expected an entry of possible size,"
                + " found 18446744073709551615 bytes in 18446744073709551615 stored ones",
            e -> {
              e.zip64 = true;
              e.size = -1;
              e.compressedSize = -1;
            }),
        entry("a.npy: expected a zip64 field with the entry's sizes, found none", e -> e.size = -1),
        entry(
            "expected a.npy before the archive's directory, found position 300",
            e -> e.start = 300),
        entry("a: expected the entry at position 1, found something else", e -> e.start = 1),
        entry(
            "a: expected 9223372036854775807 bytes from position 35, found a file of 220 bytes",
            e -> {
              e.zip64 = true;
              e.size = Long.MAX_VALUE;
              e.compressedSize = Long.MAX_VALUE;
            }));
  }

  private static Arguments entry(String problem, Consumer<Entry> change) {
    byte[] bytes = ZipBytes.of(Entry.stored("a.npy", ARRAY).with(change));
    return arguments(problem, bytes);
  }

  static Stream<Arguments> names() {
    return Stream.of(
        arguments(
            "expected every entry once, found a.npy twice",
            ZipBytes.of(Entry.stored("a.npy", ARRAY), Entry.stored("a.npy", ARRAY))),
        name("names without \"..\", \"\\\" and a leading \"/\", found ../a.npy", "../a.npy"),
        name("names without \"..\", \"\\\" and a leading \"/\", found a/../b.npy", "a/../b.npy"),
        name("names without \"..\", \"\\\" and a leading \"/\", found /etc/a.npy", "/etc/a.npy"),
        name("names without \"..\", \"\\\" and a leading \"/\", found a\\b.npy", "a\\b.npy"),
        name("names without control characters, found a\uFFFD[2Jb.npy", "a\u001b[2Jb.npy"),
        name("names without control characters, found a\uFFFDb.npy", "a\nb.npy"),
        name("names without control characters, found a\uFFFD.npy", "a\0.npy"),
        name("arrays (.npy) only, found readme.txt", "readme.txt"),
        name("arrays (.npy) only, found parameters/", "parameters/"),
        name("arrays (.npy) only, found .npy", ".npy"),
        name("arrays (.npy) only, found ", ""),
        arguments(
            "expected names of entries in UTF-8, found one that is not",
            ZipBytes.of(
                Entry.stored("", ARRAY)
                    .with(e -> e.name = new byte[] {(byte) 0xFF, '.', 'n', 'p', 'y'}))));
  }

  private static Arguments name(String problem, String name) {
    return arguments("expected " + problem, ZipBytes.of(Entry.stored(name, ARRAY)));
  }

  static Stream<Arguments> headers() {
    String axes = "(" + "1,".repeat(65) + ")";
    return Stream.of(
        content("expected an array (.npy) in the entry, found something else", new byte[20]),
        content("expected an array's header, found an entry that ends before", new byte[7]),
        content(
            "expected an array's header, found an entry that ends before",
            Arrays.copyOf(ARRAY, 40)),
        content("expected an array of format 1.0, 2.0 or 3.0, found 4.0", header(4, "")),
        content(
            "expected an array's header of at most 65536 bytes, found 70001",
            header(2, " ".repeat(70_000))),
        type(
            "Python objects (pickled): they can run code when they are loaded, and are not read",
            "|O"),
        type("int64 ('<i8')", "<i8"),
        type("float16 ('<f2')", "<f2"),
        type("complex128 ('>c16')", ">c16"),
        type("the type '<U7'", "<U7"),
        type("the type '|f8'", "|f8"),
        type("the type ''", ""),
        text("expected float32 or float64, found a structured type", "{'descr': [('a', '<f8')]}"),
        shape("a shape of numbers from 0 to 2147483647, found -1", "(-1,)"),
        shape("a shape of numbers from 0 to 2147483647, found 2147483648", "(2147483648,)"),
        shape(
            "a shape of numbers from 0 to 2147483647, found 99999999999999999999",
            "(99999999999999999999,)"),
        shape(
            "a shape that can be, found [1, 2147483647, 2147483647, 2147483647]",
            "(1, 2147483647, 2147483647, 2147483647)"),
        shape(
            "slices of at most 268435455 numbers, found the shape [0, 268435456]",
            "(0, 268435456)"),
        shape(
            "4611685999100035080 bytes for the shape [2147483647, 268435455], found only 16",
            "(2147483647, 268435455)"),
        shape("24 bytes for the shape [3], found only 16", "(3,)"),
        shape("8 bytes for the shape [1], found 16", "(1,)"),
        shape("at most 64 axes, found more", axes),
        shape("a tuple: \",\" after its only number in the array's header, found \", }\"", "(2)"),
        shape("a whole number in the array's header, found \"02,), }\"", "(02,)"),
        shape("a whole number in the array's header, found \"a,), }\"", "(a,)"),
        shape("\",\" in the array's header, found \"3), }\"", "(2 3)"),
        shape("\"(\" in the array's header, found \"[2], }\"", "[2]"),
        text(
            "expected \"{\" in the array's header, found \"__import__('os')\"", "__import__('os')"),
        text("expected \"'\" in the array's header, found its end", "{"),
        text("expected the end in the array's header, found \"+ {}\"", "{} + {}"),
        text(
            "expected every key of the array's header once, found 'shape' twice",
            "{'shape': (2,), 'shape': (3,)}"),
        text(
            "expected descr, fortran_order and shape in the array's header, found 'more'",
            "{'more': 1}"),
        text(
            "expected descr, fortran_order and shape in the array's header, found only 1 keys",
            "{'shape': (2,)}"),
        text("expected True or False in the array's header, found \"1}\"", "{'fortran_order': 1}"),
        text(
            "expected a text without escapes, and its end in the array's header,"
                + " found \"<\\x668'}\"",
            "{'descr': '<\\x668'}"));
  }

  private static Arguments content(String problem, byte[] content) {
    return arguments("a: " + problem, ZipBytes.of(Entry.deflated("a.npy", content)));
  }

  private static Arguments text(String problem, String text) {
    return content(problem, NpyBytes.of(text, 1, 2));
  }

  private static Arguments type(String found, String descr) {
    return text("expected float32 or float64, found " + found, NpyBytes.text(descr, false, "(2,)"));
  }

  private static Arguments shape(String problem, String shape) {
    return text("expected " + problem, NpyBytes.text("<f8", false, shape));
  }

  static Stream<Arguments> data() {
    byte[] random =
        joined(
            header(1, NpyBytes.text("<f8", false, "(2,)")),
            "16 random bytes.".getBytes(StandardCharsets.UTF_8));
    return Stream.of(
        arguments(
            "a: the data are damaged (expected CRC 00000000, found 253d2afe)",
            ZipBytes.of(Entry.stored("a.npy", random).with(e -> e.crc = 0))),
        arguments(
            "a: the data are damaged (expected CRC 00000000, found 253d2afe)",
            ZipBytes.of(Entry.deflated("a.npy", random).with(e -> e.crc = 0))),
        compressed(
            "a: expected 84 bytes, as the archive's directory says, found more",
            random,
            ZipBytes.deflate(joined(random, new byte[1]))),
        compressed(
            "a: expected 84 bytes, found the end of the compressed data after 83",
            random,
            ZipBytes.deflate(Arrays.copyOf(random, 83))),
        compressed(
            "a: expected %d bytes of compressed data, found " + ZipBytes.deflate(random).length,
            random,
            joined(ZipBytes.deflate(random), new byte[3])),
        compressed(
            "a: expected %1$d bytes of compressed data, found %1$d and no end",
            random, ZipBytes.flushed(random)),
        arguments(
            "a: the compressed data are damaged",
            ZipBytes.of(Entry.deflated("a.npy", random).with(e -> e.data[0] = 7))));
  }

  /** An entry that says to be this content, and whose compressed bytes are others. */
  private static Arguments compressed(String problem, byte[] content, byte[] compressed) {
    Entry entry = Entry.deflated("a.npy", content);
    entry.data = compressed;
    entry.compressedSize = compressed.length;
    return arguments(problem.formatted(compressed.length), ZipBytes.of(entry));
  }

  @Test
  void aFolderAMissingFileAndNoNameAreNoFiles() {
    assertRefused(folder.toString(), "expected an .npz file, found a directory");
    assertRefused(folder.resolve("none.npz").toString(), "no such file");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> NpzFile.open("a\0b"))
        .withMessage("a\uFFFDb: no such file");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> NpzFile.open(""))
        .withMessage("expected the name of an .npz file, found an empty text");
  }

  @Test
  void aFileThatIsCutOffWhileItIsReadIsRefused() throws IOException {
    byte[] bytes = ZipBytes.of(Entry.stored("a.npy", array(false, "(2,)", 1, 2)));
    Path file = Files.write(folder.resolve("x.npz"), bytes);
    try (NpzFile npz = NpzFile.open(file.toString());
        NpzArray array = npz.array("a")) {
      array.next(new double[1], 0);
      Files.write(file, Arrays.copyOf(bytes, 40));
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(() -> array.next(new double[1], 0))
          .withMessage(
              file + ": a: expected bytes up to position 119, found the end of the file before");
    }
  }
}
