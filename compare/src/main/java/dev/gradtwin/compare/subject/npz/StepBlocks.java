package dev.gradtwin.compare.subject.npz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * An array [elements][steps], cut between steps into blocks [elements][steps of the block] that fit
 * memory, on disk: the array comes element by element and is wanted step by step.
 *
 * <p>As many elements as fit memory are read at once and written with one access a block, so an
 * array of T bytes takes about (T / {@value #MEMORY})² accesses.
 */
final class StepBlocks implements AutoCloseable {
  /**
   * The bytes that a block takes, and those that are read at once: one step or element at least.
   */
  static final int MEMORY = 8 << 20;

  private final int elements;
  private final int steps;
  private final int width;
  private final int blockSteps;
  private final ByteFile file;

  private StepBlocks(int elements, int steps, int width, int blockSteps, ByteFile file) {
    this.elements = elements;
    this.steps = steps;
    this.width = width;
    this.blockSteps = blockSteps;
    this.file = file;
  }

  /** How many steps of so many elements make a block. */
  static int blockSteps(int elements, int steps, int width) {
    return (int) Math.max(1, Math.min(steps, MEMORY / ((long) elements * width)));
  }

  /**
   * Writes the blocks.
   *
   * @param in the array, of which all is read
   * @param elements the number of elements of a step
   * @param steps the number of steps
   * @param width the bytes of an element
   * @return the blocks, in a temporary file that is gone when they are closed or the program ends
   */
  static StepBlocks of(InputStream in, int elements, int steps, int width) throws IOException {
    ByteFile file = temporaryFile();
    StepBlocks blocks =
        new StepBlocks(elements, steps, width, blockSteps(elements, steps, width), file);
    try {
      blocks.fill(new BufferedInputStream(in, 1 << 16));
      return blocks;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static ByteFile temporaryFile() throws Refusal {
    try {
      return new ByteFile(
          Files.createTempFile("gradtwin", ".steps"),
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void fill(InputStream in) throws IOException {
    int together = (int) Math.min(elements, MEMORY / ((long) steps * width));
    if (together < 2) {
      fillOneByOne(in);
      return;
    }
    byte[] buffer = new byte[together * steps * width];
    for (int first = 0; first < elements; first += together) {
      int count = Math.min(together, elements - first);
      for (int element = 0; element < count; element++) {
        for (int step = 0; step < steps; step += blockSteps) {
          int run = length(step) * width;
          in.readNBytes(buffer, count * step * width + element * run, run);
        }
      }
      for (int step = 0; step < steps; step += blockSteps) {
        write(step, first, buffer, count * step * width, count * length(step) * width);
      }
    }
  }

  private void fillOneByOne(InputStream in) throws IOException {
    byte[] buffer = new byte[blockSteps * width];
    for (int element = 0; element < elements; element++) {
      for (long step = 0; step < steps; step += blockSteps) {
        int run = in.readNBytes(buffer, 0, length(step) * width);
        write(step, element, buffer, 0, run);
      }
    }
  }

  /** The steps of the block that begins with this one. */
  private int length(long step) {
    return (int) Math.min(blockSteps, steps - step);
  }

  private void write(long step, int element, byte[] bytes, int from, int length)
      throws IOException {
    long position = (step * elements + (long) element * length(step)) * width;
    try {
      file.write(position, bytes, from, length);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static Refusal unwritable(IOException e) {
    return new Refusal(
        "an array in Fortran order needs a temporary file, which cannot be written ("
            + Refusal.reason(e)
            + ")");
  }

  /**
   * Reads a block.
   *
   * @param step its first step, a multiple of its length
   * @param into modified: [elements][steps of the block]
   */
  void read(int step, byte[] into) throws IOException {
    file.read((long) step * elements * width, into, 0, elements * length(step) * width);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
