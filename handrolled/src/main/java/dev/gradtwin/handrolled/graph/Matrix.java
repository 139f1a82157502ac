package dev.gradtwin.handrolled.graph;

import java.util.Arrays;

/** Numbers in rows and columns. */
final class Matrix {
  final int rows;
  final int columns;
  final double[] values;

  /** All zero. */
  Matrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    values = new double[rows * columns];
  }

  static Matrix of(double[]... rows) {
    Matrix matrix = new Matrix(rows.length, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, matrix.values, i * matrix.columns, matrix.columns);
    }
    return matrix;
  }

  /** Another matrix as large, all zero. */
  Matrix alike() {
    return new Matrix(rows, columns);
  }

  double at(int i, int j) {
    return values[i * columns + j];
  }

  /**
   * Where the element for place (i, j) of a larger matrix stands: a single row or column repeats.
   */
  int stretched(int i, int j) {
    return (rows == 1 ? 0 : i) * columns + (columns == 1 ? 0 : j);
  }

  void add(int i, int j, double value) {
    values[i * columns + j] += value;
  }

  double[][] toRows() {
    double[][] all = new double[rows][];
    for (int i = 0; i < rows; i++) {
      all[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }
    return all;
  }
}
