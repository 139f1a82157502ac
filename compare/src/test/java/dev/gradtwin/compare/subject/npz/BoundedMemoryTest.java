package dev.gradtwin.compare.subject.npz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradtwin.compare.subject.npz.ZipBytes.Entry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of 320 MB in a file of some hundred KB. */
class BoundedMemoryTest {
  private static final int MB = 1 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"false, 4", "true, 20"})
  void whatIsAllocatedDoesNotDependOnTheSizeOfTheFile(boolean fortranOrder, int megabytes)
      throws IOException {
    int steps = 16_384;
    int size = 2560; // 20 KB
    ByteBuffer body = ByteBuffer.allocate(MB).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < MB / Double.BYTES; k++) {
      body.putDouble(k % 4);
    }
    String shape = "(%d, 64, 40)".formatted(steps);
    byte[] header = NpyBytes.header(1, NpyBytes.text("<f8", fortranOrder, shape));
    Entry entry = ZipBytes.repeated("a.npy", header, body.array(), steps / 128 * size / 1024);
    Path file = Files.write(folder.resolve("large.npz"), ZipBytes.of(entry));
    assertThat(entry.size).isGreaterThan(320L * MB);
    assertThat(Files.size(file)).isLessThan(2 * MB);

    double[] slice = new double[size];
    double sum = 0;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    try (NpzFile npz = NpzFile.open(file.toString());
        NpzArray array = npz.array("a")) {
      for (int step = 0; step < steps; step++) {
        array.next(slice, 0);
        sum += slice[step % size];
      }
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertThat(sum).isEqualTo(1.5 * steps);
    assertThat(allocated).isLessThan((long) megabytes * MB);
  }
}
