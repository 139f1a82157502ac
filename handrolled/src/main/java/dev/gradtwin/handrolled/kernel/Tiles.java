package dev.gradtwin.handrolled.kernel;

/**
 * The layout of the small kernel: four rows together, so that an operation on a unit is one on four
 * neighbours. Row n of unit j of a matrix [rows, units] stands at {@code ((n / 4) * units + j) * 4
 * + n % 4}. Where the rows end within a tile, their last one is repeated: what is computed of it
 * counts nowhere.
 */
final class Tiles {
  static final int ROWS = 4;

  private Tiles() {}

  /** Tiles that hold so many rows. */
  static int of(int rows) {
    return (rows + ROWS - 1) / ROWS;
  }

  /** Row-major {@code rows} × {@code units} into tiles; {@code tiled} modified. */
  static void pack(double[] values, int rows, int units, double[] tiled) {
    for (int n = 0; n < of(rows) * ROWS; n++) {
      int from = Math.min(n, rows - 1) * units;
      for (int j = 0; j < units; j++) {
        tiled[at(n, j, units)] = values[from + j];
      }
    }
  }

  /** And back; {@code values} modified. */
  static void unpack(double[] tiled, int rows, int units, double[] values) {
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < units; j++) {
        values[n * units + j] = tiled[at(n, j, units)];
      }
    }
  }

  static int at(int n, int j, int units) {
    return ((n / ROWS) * units + j) * ROWS + n % ROWS;
  }
}
