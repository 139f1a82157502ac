package dev.gradtwin.compare.plant;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Matrices as arrays of rows. */
final class Matrices {
  private Matrices() {}

  /** a·b. */
  static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  static double[][] transposed(double[][] a) {
    return build(a[0].length, a.length, (i, j) -> a[j][i]);
  }

  static double[][] map(double[][] a, DoubleUnaryOperator f) {
    return build(a.length, a[0].length, (i, j) -> f.applyAsDouble(a[i][j]));
  }

  static double[][] combine(double[][] a, double[][] b, DoubleBinaryOperator f) {
    return build(a.length, a[0].length, (i, j) -> f.applyAsDouble(a[i][j], b[i][j]));
  }

  static double[] columnSums(double[][] a) {
    double[] sums = new double[a[0].length];
    for (double[] row : a) {
      for (int j = 0; j < row.length; j++) {
        sums[j] += row[j];
      }
    }
    return sums;
  }

  /** An element by its indices. */
  interface Element {
    double at(int i, int j);
  }

  static double[][] build(int rows, int columns, Element element) {
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i][j] = element.at(i, j);
      }
    }
    return matrix;
  }

  /** The numbers of a matrix, row by row, in the shape of another. */
  static double[][] inMemoryOf(double[][] shape, double[][] numbers) {
    double[] flat = new double[numbers.length * numbers[0].length];
    write(numbers, flat, 0);
    return rows(flat, 0, shape.length, shape[0].length);
  }

  /** A row-major array, row by row. */
  static double[][] rows(double[] flat, int from, int rows, int columns) {
    return build(rows, columns, (i, j) -> flat[from + i * columns + j]);
  }

  /** Row by row into a row-major array; {@code flat} modified. */
  static void write(double[][] matrix, double[] flat, int from) {
    for (int i = 0; i < matrix.length; i++) {
      System.arraycopy(matrix[i], 0, flat, from + i * matrix[i].length, matrix[i].length);
    }
  }
}
