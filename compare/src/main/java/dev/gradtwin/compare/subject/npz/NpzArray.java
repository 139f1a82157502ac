package dev.gradtwin.compare.subject.npz;

import dev.gradtwin.compare.file.InputException;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * An array of an {@link NpzFile}, read slice by slice along its first axis: of the shape [steps,
 * nIn, nOut] a matrix [nIn, nOut] at a time.
 *
 * <p>Memory: for an array in C order some ten KB; for one in Fortran order up to 16 MiB, or a slice
 * where that is larger, and a temporary file as large as the array if it does not fit these.
 * Nothing of an array's size is allocated or read before the first {@link #next}, so look at {@link
 * #shape} before.
 */
public final class NpzArray implements AutoCloseable {
  private final String file;
  private final String name;
  private final NpyHeader header;
  private final Slices slices;
  private int next;
  private boolean closed;

  private NpzArray(String file, String name, NpyHeader header, Slices slices) {
    this.file = file;
    this.name = name;
    this.header = header;
    this.slices = slices;
  }

  /** Reads the header. */
  static NpzArray open(String file, String name, ByteFile bytes, ZipEntryRecord entry)
      throws IOException {
    EntryStream in = new EntryStream(bytes, entry);
    try {
      NpyHeader header = NpyHeader.of(in);
      boolean strided = header.fortranOrder() && header.shape().size() > 1 && in.left() > 0;
      return new NpzArray(
          file,
          name,
          header,
          strided
              ? new ColumnMajorSlices(in, header)
              : new RowMajorSlices(in, header.type(), header.sliceSize()));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Its name in the file, without {@code .npy}. */
  public String name() {
    return name;
  }

  /** Its shape; empty for a scalar. */
  public List<Integer> shape() {
    return header.shape();
  }

  /** Whether its elements are float32, otherwise float64. */
  public boolean singlePrecision() {
    return header.type().single();
  }

  /** The number of slices: the length of the first axis, one for a scalar. */
  public int slices() {
    return header.slices();
  }

  /** The number of elements of a slice: the product of the shape without its first axis. */
  public int sliceSize() {
    return header.sliceSize();
  }

  /**
   * Reads the next slice. With the last one it is checked that the entry ends there and that its
   * checksum is right; where the array is in Fortran order, with the first one.
   *
   * @param into modified: the elements, in C order (the last index runs fastest) whatever the
   *     file's
   * @param from where the first element goes
   * @throws InputException if it cannot be read, or is damaged
   * @throws NoSuchElementException if all {@link #slices} have been read
   * @throws IndexOutOfBoundsException if {@link #sliceSize} elements do not fit there
   */
  public void next(double[] into, int from) {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    if (next == slices()) {
      throw new NoSuchElementException(name + " has " + slices() + " slices");
    }
    Objects.checkFromIndexSize(from, sliceSize(), into.length);
    try {
      slices.next(into, from);
      next++;
    } catch (IOException e) {
      close();
      throw Refusal.named(file, name, e);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends the reading; also deletes the temporary file if there is one. */
  @Override
  public void close() {
    closed = true;
    try {
      slices.close();
    } catch (IOException e) {
      throw Refusal.named(file, name, e);
    }
  }
}
