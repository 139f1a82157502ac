package dev.gradtwin.compare.subject.npz;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The slices of an array in C order: as they stand in the file. */
final class RowMajorSlices implements Slices {
  private static final int BUFFER = 1 << 15;

  private final EntryStream in;
  private final ElementType type;
  private final int size;
  private final byte[] bytes;
  private final ByteBuffer ordered;

  RowMajorSlices(EntryStream in, ElementType type, int size) {
    this.in = in;
    this.type = type;
    this.size = size;
    this.bytes = new byte[(int) Math.min(BUFFER, (long) size * type.width())];
    this.ordered = type.ordered(bytes);
  }

  @Override
  public void next(double[] into, int from) throws IOException {
    int width = type.width();
    for (int done = 0; done < size; ) {
      int count = Math.min(size - done, bytes.length / width);
      in.readFully(bytes, 0, count * width);
      for (int k = 0; k < count; k++) {
        into[from + done + k] = type.at(ordered, k * width);
      }
      done += count;
    }
  }

  @Override
  public void close() {
    in.close();
  }
}
