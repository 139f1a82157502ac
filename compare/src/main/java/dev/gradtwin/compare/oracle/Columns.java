package dev.gradtwin.compare.oracle;

import dev.gradtwin.train.Batch;
import java.util.List;

/**
 * Columns of row-major matrices as {@link Block}s, for some rows at a time: with them, a formula
 * for one row computes many.
 */
final class Columns {
  /** So many rows at a time. */
  private static final int MOST = 256;

  private final BlockArithmetic arithmetic;
  private int[] rows = {};
  private int count;
  private int from;
  private int size;

  Columns(BlockArithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  /** Starts with the rows of a batch that count. */
  void begin(Batch batch) {
    makeRoom(batch.rows());
    for (int n = 0; n < batch.rows(); n++) {
      if (batch.counts(n)) {
        rows[count++] = n;
      }
    }
  }

  /** Starts with so many rows. */
  void begin(int all) {
    makeRoom(all);
    for (int n = 0; n < all; n++) {
      rows[count++] = n;
    }
  }

  private void makeRoom(int most) {
    rows = rows.length < most ? new int[most] : rows;
    count = 0;
    from = 0;
    size = 0;
  }

  /** Goes on to the next rows, after the results for those before were released. */
  boolean next() {
    arithmetic.release(0);
    from += size;
    size = Math.min(MOST, count - from);
    return size > 0;
  }

  /**
   * The columns of a matrix.
   *
   * @param e its errors; empty for none
   * @param into receives them; modified
   */
  void read(double[] v, double[] e, int width, List<Block> into) {
    into.clear();
    for (int j = 0; j < width; j++) {
      Block column = arithmetic.room(size);
      for (int k = 0; k < size; k++) {
        int at = rows[from + k] * width + j;
        column.v[k] = v[at];
        column.e[k] = e.length == 0 ? 0 : e[at];
      }
      into.add(column);
    }
  }

  /** Puts columns where they stand in a matrix, and their errors, unless that is empty. */
  void write(List<Block> columns, double[] v, double[] e) {
    int width = columns.size();
    for (int j = 0; j < width; j++) {
      Block column = columns.get(j);
      for (int k = 0; k < size; k++) {
        int at = rows[from + k] * width + j;
        int own = column.from + (column.size == 1 ? 0 : k);
        v[at] = column.v[own];
        if (e.length > 0) {
          e[at] = column.e[own];
        }
      }
    }
  }
}
