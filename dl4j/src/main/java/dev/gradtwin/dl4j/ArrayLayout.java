package dev.gradtwin.dl4j;

import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Parameters;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The one place that knows how DL4J orders its arrays, and how they stand in memory.
 *
 * <p>A network's parameters, and its gradient, are one flat array in the order {@code 0_W, 0_b,
 * 1_W, …}, as in ours, but with every W column by column ("f" order): W[i][j] is {@code flat[offset
 * + i + nIn * j]}.
 */
final class ArrayLayout {
  private final ParameterLayout layout;
  private final DataType type;
  private final double[] flat;

  ArrayLayout(ParameterLayout layout, DataType type) {
    this.layout = layout;
    this.type = type;
    this.flat = new double[layout.size()];
  }

  /** Our row-major parameters as DL4J's flat array, a new one. */
  INDArray toDl4j(Parameters parameters) {
    double[] ours = parameters.values();
    double[] theirs = new double[ours.length];
    for (Tensor t : layout.tensors()) {
      for (int i = 0; i < t.rows(); i++) {
        for (int j = 0; j < t.columns(); j++) {
          theirs[t.offset() + i + t.rows() * j] = ours[t.offset() + i * t.columns() + j];
        }
      }
    }
    INDArray array = matrix(type, 1, theirs.length);
    write(theirs, array);
    return array;
  }

  /**
   * DL4J's flat array, divided by {@code divisor}, as our row-major parameters; {@code into}
   * modified.
   */
  void fromDl4j(INDArray theirs, double divisor, Parameters into) {
    copy(theirs, flat);
    double[] ours = into.values();
    for (Tensor t : layout.tensors()) {
      for (int i = 0; i < t.rows(); i++) {
        for (int j = 0; j < t.columns(); j++) {
          ours[t.offset() + i * t.columns() + j] = flat[t.offset() + i + t.rows() * j] / divisor;
        }
      }
    }
  }

  /** A matrix of either order, row by row; {@code into} modified. */
  static void read(INDArray matrix, double[] into) {
    int rows = matrix.rows();
    int columns = matrix.columns();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        into[i * columns + j] = matrix.getDouble(i, j);
      }
    }
  }

  /** A new row-major matrix. */
  static INDArray matrix(DataType type, int rows, int columns) {
    return Nd4j.create(type, new long[] {rows, columns}, 'c');
  }

  /** Fills an array made by {@link #matrix}. */
  static void write(double[] values, INDArray matrix) {
    int length = (int) matrix.length();
    switch (matrix.dataType()) {
      case DOUBLE -> new DoublePointer(matrix.data().addressPointer()).put(values, 0, length);
      case FLOAT -> {
        float[] rounded = new float[length];
        for (int k = 0; k < length; k++) {
          rounded[k] = (float) values[k];
        }
        new FloatPointer(matrix.data().addressPointer()).put(rounded, 0, length);
      }
      default -> throw unexpected(matrix);
    }
  }

  /** The elements of an array as they stand in memory; {@code into} modified. */
  private static void copy(INDArray array, double[] into) {
    switch (array.dataType()) {
      case DOUBLE -> new DoublePointer(array.data().addressPointer()).get(into);
      case FLOAT -> {
        float[] values = new float[into.length];
        new FloatPointer(array.data().addressPointer()).get(values);
        for (int k = 0; k < into.length; k++) {
          into[k] = values[k];
        }
      }
      default -> throw unexpected(array);
    }
  }

  private static IllegalStateException unexpected(INDArray array) {
    return new IllegalStateException("expected DOUBLE or FLOAT, found " + array.dataType());
  }
}
