package dev.gradtwin.compare.subject.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slices of an array in Fortran order, where all steps of an element stand together: what does
 * not fit memory goes to {@link StepBlocks} when the first slice is asked for.
 */
final class ColumnMajorSlices implements Slices {
  private final EntryStream in;
  private final ElementType type;
  private final List<Integer> axes;
  private final int size;
  private final int steps;
  private final int blockSteps;
  private byte[] block = {};
  private @Nullable StepBlocks blocks;
  private int step;

  /** Of an array that has elements. */
  ColumnMajorSlices(EntryStream in, NpyHeader header) {
    this.in = in;
    this.type = header.type();
    this.axes = header.shape().subList(1, header.shape().size());
    this.size = header.sliceSize();
    this.steps = header.slices();
    this.blockSteps = StepBlocks.blockSteps(size, steps, type.width());
  }

  @Override
  public void next(double[] into, int from) throws IOException {
    int inBlock = step % blockSteps;
    if (inBlock == 0) {
      load();
    }
    int length = Math.min(blockSteps, steps - (step - inBlock));
    copy(inBlock, length, into, from);
    step++;
  }

  private void load() throws IOException {
    if (step == 0) {
      if (blockSteps < steps) {
        blocks = StepBlocks.of(in, size, steps, type.width());
      }
      block = new byte[blockSteps * size * type.width()];
    }
    if (blocks == null) {
      in.readFully(block, 0, block.length);
    } else {
      blocks.read(step, block);
    }
  }

  /** Walks the slice in C order, and with it the place of each element in Fortran order. */
  private void copy(int inBlock, int length, double[] into, int from) {
    ByteBuffer ordered = type.ordered(block);
    int[] index = new int[axes.size()];
    int[] stride = new int[axes.size()];
    int product = 1;
    for (int axis = 0; axis < stride.length; axis++) {
      stride[axis] = product;
      product *= axes.get(axis);
    }
    int place = 0;
    for (int k = 0; k < size; k++) {
      into[from + k] = type.at(ordered, (place * length + inBlock) * type.width());
      for (int axis = index.length - 1; axis >= 0; axis--) {
        place += stride[axis];
        if (++index[axis] < axes.get(axis)) {
          break;
        }
        place -= stride[axis] * index[axis];
        index[axis] = 0;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
    block = new byte[0];
    if (blocks != null) {
      blocks.close();
    }
  }
}
