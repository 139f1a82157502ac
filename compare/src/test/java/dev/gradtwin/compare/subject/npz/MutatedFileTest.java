package dev.gradtwin.compare.subject.npz;

import static dev.gradtwin.compare.subject.npz.NpyBytes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.subject.npz.ZipBytes.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of files, each almost right. */
class MutatedFileTest {
  private static final int FILES = 2500;

  @TempDir private Path folder;

  private static byte[] valid(boolean zip64) {
    ZipBytes zip = new ZipBytes();
    zip.zip64 = zip64;
    return zip.write(
        Entry.stored("a.npy", array(false, "(3, 2)", 1, 2, 3, 4, 5, 6)).with(e -> e.zip64 = zip64),
        Entry.deflated("b.npy", array(true, "(3, 2)", 1, 2, 3, 4, 5, 6)),
        Entry.deflated("c.npy", array(false, "()", 1)));
  }

  private static byte[] mutated(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
        case 3 -> { // a part left out
          int length = Math.min(1 + random.nextInt(8), bytes.length - at);
          System.arraycopy(bytes, at + length, bytes, at, bytes.length - at - length);
          bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length - length));
        }
        default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(60)
  void isReadOrRefusedInOneLine(boolean zip64) throws IOException {
    Random random = new Random(20261125);
    byte[] valid = valid(zip64);
    Path path = folder.resolve("x.npz");
    int read = 0;
    for (int k = 0; k < FILES; k++) {
      byte[] bytes = mutated(valid, random);
      String file = Files.write(path, bytes).toString();
      try {
        readAll(file);
        read++;
      } catch (InputException e) {
        assertThat(e).hasMessageStartingWith(file + ": ");
        assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}");
      } catch (RuntimeException e) {
        fail("file " + k, e);
      }
    }
    assertThat(read).isBetween(FILES / 50, FILES / 2); // most are refused, and none needs to be
  }

  private static void readAll(String file) {
    try (NpzFile npz = NpzFile.open(file)) {
      for (String name : npz.names()) {
        try (NpzArray array = npz.array(name)) {
          double[] slice = new double[array.sliceSize()];
          for (int step = 0; step < array.slices(); step++) {
            array.next(slice, 0);
          }
        }
      }
    }
  }
}
