package dev.gradtwin.compare.subject.npz;

import static dev.gradtwin.compare.subject.npz.NpyBytes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.subject.npz.ZipBytes.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzFileTest {
  @TempDir private Path folder;

  private NpzFile file(byte[] bytes) throws IOException {
    return NpzFile.open(Files.write(folder.resolve("x.npz"), bytes).toString());
  }

  @Test
  void arraysAreReadSideBySide() throws IOException {
    byte[] bytes =
        ZipBytes.of(
            Entry.deflated("w.npy", array(false, "(2, 1, 2)", 1, 2, 3, 4)),
            Entry.deflated("f.npy", array(true, "(2, 1, 2)", 1, 2, 3, 4)),
            Entry.stored("b.npy", array(false, "(2,)", 5, 6)));
    try (NpzFile npz = file(bytes);
        NpzArray w = npz.array("w");
        NpzArray f = npz.array("f");
        NpzArray b = npz.array("b")) {
      assertThat(npz.names()).containsExactly("w", "f", "b");
      double[] slice = new double[7];
      w.next(slice, 1);
      f.next(slice, 3);
      b.next(slice, 5);
      assertThat(slice).containsExactly(0, 1, 2, 1, 3, 5, 0);
      w.next(slice, 1);
      f.next(slice, 3);
      b.next(slice, 5);
      assertThat(slice).containsExactly(0, 3, 4, 2, 4, 6, 0);
    }
  }

  @Test
  void anArrayCanBeReadAgain() throws IOException {
    try (NpzFile npz = file(ZipBytes.of(Entry.deflated("a.npy", array(false, "()", 3))))) {
      for (int k = 0; k < 3; k++) {
        double[] value = new double[1];
        npz.array("a").next(value, 0);
        assertThat(value).containsExactly(3);
      }
    }
  }

  @Test
  void aFileOfNoArraysIsRead() throws IOException {
    try (NpzFile npz = file(ZipBytes.of())) {
      assertThat(npz.names()).isEmpty();
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(() -> npz.array("loss"))
          .withMessageEndingWith("x.npz: expected an array loss, found no arrays");
    }
  }

  @Test
  void aMissingArrayIsToldWithThoseThatAreThere() throws IOException {
    Entry[] entries = new Entry[10];
    for (int k = 0; k < 10; k++) {
      entries[k] = Entry.stored(k + ".npy", array(false, "()", k));
    }
    try (NpzFile npz = file(ZipBytes.of(entries))) {
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(() -> npz.array("gradients/0_W"))
          .withMessageEndingWith(
              ": expected an array gradients/0_W, found 0, 1, 2, 3, 4, 5, 6, 7 and 2 more");
    }
  }

  @Test
  void zip64IsRead() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.zip64 = true;
    Entry entry = Entry.deflated("a.npy", array(false, "(2,)", 1, 2)).with(e -> e.zip64 = true);
    try (NpzFile npz = file(zip.write(entry))) {
      double[] slice = new double[1];
      npz.array("a").next(slice, 0);
      assertThat(slice).containsExactly(1);
    }
  }

  @Test
  void theNativeByteOrderIsTheMachines() throws IOException {
    byte[] number = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putFloat(0.1f).array();
    byte[] header = NpyBytes.header(1, NpyBytes.text("=f4", false, "(1,)"));
    try (NpzFile npz = file(ZipBytes.of(Entry.stored("a.npy", NpyBytes.joined(header, number))))) {
      double[] slice = new double[1];
      npz.array("a").next(slice, 0);
      assertThat(slice).containsExactly(0.1f);
    }
  }

  @Test
  void anyQuotesSpacesAndTheOrderOfKeysAreRead() throws IOException {
    String header = " { \"shape\":( 1 ,2 , ) ,'fortran_order':False,\"descr\" : \"<f8\"}  ";
    try (NpzFile npz = file(ZipBytes.of(Entry.stored("a.npy", NpyBytes.of(header, 1, 2))))) {
      assertThat(npz.array("a").shape()).containsExactly(1, 2);
    }
  }

  @Test
  void whatIsNotThereCannotBeRead() throws IOException {
    NpzFile npz = file(ZipBytes.of(Entry.deflated("a.npy", array(false, "(1, 2)", 1, 2))));
    NpzArray array = npz.array("a");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> array.next(new double[2], 1));
    array.next(new double[2], 0);
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> array.next(new double[2], 0));
    NpzArray open = npz.array("a");
    npz.close();
    npz.close();
    assertThatIllegalStateException().isThrownBy(() -> open.next(new double[2], 0));
    assertThatExceptionOfType(InputException.class).isThrownBy(() -> npz.array("a"));
  }

  /** One block; many blocks; one element at a time; a step larger than a block. */
  @ParameterizedTest
  @CsvSource({"100, 30, 20", "3000, 20, 31", "700000, 1, 3", "3, 1100, 1001"})
  void fortranOrderIsReadOfWhateverSize(int steps, int rows, int columns) throws IOException {
    byte[] header =
        NpyBytes.header(
            1, NpyBytes.text("<f8", true, "(%d, %d, %d)".formatted(steps, rows, columns)));
    ByteBuffer bytes =
        ByteBuffer.allocate(header.length + steps * rows * columns * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(header);
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        for (int step = 0; step < steps; step++) {
          bytes.putDouble(((double) step * rows + row) * columns + column);
        }
      }
    }
    try (NpzFile npz = file(ZipBytes.of(Entry.stored("a.npy", bytes.array())));
        NpzArray array = npz.array("a")) {
      double[] slice = new double[rows * columns];
      double expected = 0;
      for (int step = 0; step < steps; step++) {
        array.next(slice, 0);
        for (double value : slice) {
          if (value != expected++) {
            assertThat(value).as("step %d", step).isEqualTo(expected - 1);
          }
        }
      }
    }
  }
}
