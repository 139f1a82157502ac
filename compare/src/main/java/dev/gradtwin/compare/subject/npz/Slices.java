package dev.gradtwin.compare.subject.npz;

import java.io.IOException;

/** An array's slices along its first axis, one after the other. */
interface Slices extends AutoCloseable {
  /**
   * The next slice; there must be one.
   *
   * @param into modified: its elements in C order
   * @param from where the first one goes
   */
  void next(double[] into, int from) throws IOException;

  @Override
  void close() throws IOException;
}
