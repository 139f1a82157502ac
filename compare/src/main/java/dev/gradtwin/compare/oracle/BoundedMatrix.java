package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A matrix that knows how far rounding may have taken a correct program's elements from it: beside
 * every value v its bound e, carried through each operation by running error analysis, sums in any
 * order (Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., section 3.3).
 *
 * <p>A formula that is written in these operations brings its own rounding bound. Immutable;
 * allocates freely, so it is for judging a few steps and not every one, which {@link RoundingBound}
 * does.
 */
public final class BoundedMatrix {
  private final Rounding rounding;
  private final int rows;
  private final int columns;
  private final double[] v;
  private final double[] e;

  private BoundedMatrix(Rounding rounding, int rows, int columns, double[] v, double[] e) {
    this.rounding = rounding;
    this.rows = rows;
    this.columns = columns;
    this.v = v;
    this.e = e;
  }

  /**
   * Numbers that are given and not computed.
   *
   * @param precision the format of the program that is judged
   * @param rows the number of rows
   * @param columns the number of columns
   * @param values row by row, at least rows times columns of them, copied from {@code from} on
   * @param from index of the first
   * @return the matrix, with error 0
   */
  public static BoundedMatrix exact(
      Precision precision, int rows, int columns, double[] values, int from) {
    int n = rows * columns;
    return new BoundedMatrix(
        Rounding.of(precision),
        rows,
        columns,
        Arrays.copyOfRange(values, from, from + n),
        new double[n]);
  }

  /** A part of arrays of values and bounds. */
  static BoundedMatrix of(
      Precision precision, int rows, int columns, double[] v, double[] e, int from) {
    int end = from + rows * columns;
    return new BoundedMatrix(
        Rounding.of(precision),
        rows,
        columns,
        Arrays.copyOfRange(v, from, end),
        Arrays.copyOfRange(e, from, end));
  }

  /**
   * A matrix of the same shape with every element the same number.
   *
   * @param value the number
   * @return the matrix, with error 0
   */
  public BoundedMatrix filled(double value) {
    return filled(rows, columns, value);
  }

  /**
   * A matrix of the same shape with other numbers.
   *
   * @param values row by row
   * @return the matrix, with error 0
   */
  public BoundedMatrix with(double[] values) {
    return new BoundedMatrix(rounding, rows, columns, values.clone(), new double[v.length]);
  }

  private BoundedMatrix filled(int height, int width, double value) {
    double[] values = new double[height * width];
    Arrays.fill(values, value);
    return new BoundedMatrix(rounding, height, width, values, new double[values.length]);
  }

  /**
   * The number of rows.
   *
   * @return at least 1
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of columns.
   *
   * @return at least 1
   */
  public int columns() {
    return columns;
  }

  /**
   * The number of elements.
   *
   * @return rows times columns
   */
  public int size() {
    return v.length;
  }

  /**
   * An element.
   *
   * @param k row times columns plus column
   * @return its value
   */
  public double value(int k) {
    return v[k];
  }

  /**
   * How far an element of a correct program may be from the exact value.
   *
   * @param k row times columns plus column
   * @return its bound, 0 or more
   */
  public double bound(int k) {
    return e[k];
  }

  /**
   * Whether an element may be the same number as that of another matrix, both being off by their
   * bounds: twice this one's, since it was computed here as well.
   *
   * @param other of the same shape
   * @param k row times columns plus column
   * @return false also where either is not finite
   */
  public boolean agrees(BoundedMatrix other, int k) {
    return Math.abs(v[k] - other.v[k]) <= (2 * e[k] + other.e[k]) * Rounding.SLACK;
  }

  /**
   * Whether every element {@link #agrees}.
   *
   * @param other of any shape
   * @return false also where the shapes differ
   */
  public boolean agrees(BoundedMatrix other) {
    if (other.rows != rows || other.columns != columns) {
      return false;
    }
    for (int k = 0; k < v.length; k++) {
      if (!agrees(other, k)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The matrix product.
   *
   * @param b of shape [columns, m]
   * @return this·b, [rows, m]
   */
  public BoundedMatrix times(BoundedMatrix b) {
    int m = b.columns;
    double[] value = new double[rows * m];
    double[] error = new double[rows * m];
    double gamma = rounding.gamma(columns);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        double left = v[i * columns + k];
        double leftError = e[i * columns + k];
        for (int j = 0; j < m; j++) {
          double right = b.v[k * m + j];
          double rightError = b.e[k * m + j];
          double most = (Math.abs(left) + leftError) * (Math.abs(right) + rightError);
          value[i * m + j] += left * right;
          error[i * m + j] +=
              most - Math.abs(left) * Math.abs(right) + gamma * most + rounding.eta();
        }
      }
    }
    return new BoundedMatrix(rounding, rows, m, value, error);
  }

  /**
   * The transpose.
   *
   * @return [columns, rows]
   */
  public BoundedMatrix transposed() {
    double[] value = new double[v.length];
    double[] error = new double[v.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        value[j * rows + i] = v[i * columns + j];
        error[j * rows + i] = e[i * columns + j];
      }
    }
    return new BoundedMatrix(rounding, columns, rows, value, error);
  }

  /**
   * The same numbers in the same shape, after those of a row-major array were read column by
   * column.
   *
   * @return R with R[i][j] = flat[i + rows·j]
   */
  public BoundedMatrix readColumnMajor() {
    double[] value = new double[v.length];
    double[] error = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      int from = k / columns + rows * (k % columns);
      value[k] = v[from];
      error[k] = e[from];
    }
    return new BoundedMatrix(rounding, rows, columns, value, error);
  }

  /**
   * The same numbers, in the order in which they stand in memory, as a matrix of another shape.
   *
   * @param shape of as many elements
   * @return of its shape
   */
  public BoundedMatrix inMemoryOf(BoundedMatrix shape) {
    return new BoundedMatrix(rounding, shape.rows, shape.columns, v, e);
  }

  /**
   * What a program in single precision may make of the same formula, its inputs rounded as well.
   *
   * @param stored what it stores of it, of the same shape: a parameter where this is its update
   * @return the same values with the bounds of u = 2⁻²⁴
   */
  public BoundedMatrix inSinglePrecision(BoundedMatrix stored) {
    double[] error = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      double largest = Math.max(Math.abs(v[k]), Math.abs(stored.v[k]));
      error[k] =
          0x1p30 * e[k]
              + 2 * Precision.FLOAT32.unitRoundoff() * largest
              + Precision.FLOAT32.smallestNormal();
    }
    return new BoundedMatrix(rounding, rows, columns, v, error);
  }

  /**
   * One row.
   *
   * @param row which
   * @return of shape [1, columns]
   */
  public BoundedMatrix row(int row) {
    int from = row * columns;
    return new BoundedMatrix(
        rounding,
        1,
        columns,
        Arrays.copyOfRange(v, from, from + columns),
        Arrays.copyOfRange(e, from, from + columns));
  }

  /**
   * Whether every value may be one of single precision.
   *
   * @return true if there is a float within the bound of each
   */
  public boolean isSinglePrecision() {
    return IntStream.range(0, v.length).allMatch(k -> Math.abs((float) v[k] - v[k]) <= e[k]);
  }

  /**
   * Whether every value is a number.
   *
   * @return false if one is NaN or infinite
   */
  public boolean isFinite() {
    return Arrays.stream(v).allMatch(Double::isFinite);
  }

  /**
   * The elementwise sum with a matrix of the same shape, or with a row or a number that is added
   * everywhere.
   *
   * @param b of shape [rows, columns], [1, columns] or [1, 1]
   * @return the sum
   */
  public BoundedMatrix plus(BoundedMatrix b) {
    double[] value = new double[v.length];
    double[] error = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      int at = k % b.v.length;
      value[k] = v[k] + b.v[at];
      double most = Math.abs(v[k]) + e[k] + Math.abs(b.v[at]) + b.e[at];
      error[k] = e[k] + b.e[at] + rounding.u() * most;
    }
    return new BoundedMatrix(rounding, rows, columns, value, error);
  }

  /**
   * The elementwise difference.
   *
   * @param b of the same shape
   * @return this − b
   */
  public BoundedMatrix minus(BoundedMatrix b) {
    return plus(b.negated());
  }

  /**
   * The negative.
   *
   * @return −this, without any rounding
   */
  public BoundedMatrix negated() {
    return new BoundedMatrix(rounding, rows, columns, Arrays.stream(v).map(x -> -x).toArray(), e);
  }

  /**
   * The elementwise product.
   *
   * @param b of the same shape
   * @return this ⊙ b
   */
  public BoundedMatrix hadamard(BoundedMatrix b) {
    double[] value = new double[v.length];
    double[] error = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      value[k] = v[k] * b.v[k];
      double most = (Math.abs(v[k]) + e[k]) * (Math.abs(b.v[k]) + b.e[k]);
      error[k] = most - Math.abs(value[k]) + 2 * rounding.u() * most + rounding.eta();
    }
    return new BoundedMatrix(rounding, rows, columns, value, error);
  }

  /**
   * A multiple.
   *
   * @param c the factor
   * @param errorOfC how far it may be off; the rounding of a constant and of the product are added
   * @return c · this
   */
  public BoundedMatrix scaled(double c, double errorOfC) {
    double[] value = new double[v.length];
    double[] error = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      value[k] = c * v[k];
      double most = Math.abs(v[k]) + e[k];
      error[k] =
          Math.abs(c) * e[k]
              + errorOfC * most
              + 4 * rounding.u() * Math.abs(c) * most
              + rounding.eta();
    }
    return new BoundedMatrix(rounding, rows, columns, value, error);
  }

  /**
   * The sums of the columns.
   *
   * @return [1, columns]
   */
  public BoundedMatrix columnSums() {
    return filled(1, rows, 1).times(this);
  }

  /**
   * Some rows; the others become zero.
   *
   * @param kept which rows stay
   * @return a matrix of the same shape
   */
  public BoundedMatrix rowsWhere(IntPredicate kept) {
    double[] value = v.clone();
    double[] error = e.clone();
    for (int k = 0; k < v.length; k++) {
      if (!kept.test(k / columns)) {
        value[k] = 0;
        error[k] = 0;
      }
    }
    return new BoundedMatrix(rounding, rows, columns, value, error);
  }

  /**
   * A layer's activation function of its pre-activations.
   *
   * @param layer has the function
   * @param conventions whose formulas count
   * @return f(this)
   */
  public BoundedMatrix activated(LayerSpec layer, Conventions conventions) {
    if (layer.activation() == Activation.SOFTMAX) {
      SoftmaxFormula<Bounded> softmax = new SoftmaxFormula<>(new BoundedArithmetic(rounding));
      return rowByRow(row -> softmax.forward(list(row)));
    }
    ActivationBound function = new ActivationBound(layer, conventions, rounding);
    double[] value = new double[v.length];
    double[] error = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      value[k] = function.value(v[k]);
      error[k] = function.error(v[k], value[k], e[k]);
    }
    return new BoundedMatrix(rounding, rows, columns, value, error);
  }

  /**
   * The derivative of a function of one element, by the formula in the activation where there is
   * one: a(1 − a), 1 − a².
   *
   * @param layer has the function
   * @param conventions whose formulas count
   * @param a the activations that it is computed from; this are the pre-activations
   * @return f′
   */
  public BoundedMatrix slope(LayerSpec layer, Conventions conventions, BoundedMatrix a) {
    ActivationBound function = new ActivationBound(layer, conventions, rounding);
    double[] value = new double[v.length];
    double[] error = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      double own = function.error(v[k], function.value(v[k]), e[k]);
      value[k] = function.slope(v[k], a.v[k]);
      error[k] = function.slopeError(v[k], a.v[k], e[k], Math.max(own, a.e[k]));
    }
    return new BoundedMatrix(rounding, rows, columns, value, error);
  }

  /**
   * What a softmax makes of ∂L/∂a on the way back; this are its activations.
   *
   * @param da ∂L/∂a, of the same shape
   * @return ∂L/∂z
   */
  public BoundedMatrix softmaxBackward(BoundedMatrix da) {
    SoftmaxFormula<Bounded> softmax = new SoftmaxFormula<>(new BoundedArithmetic(rounding));
    return rowByRow(row -> softmax.backward(list(row), da.list(row)));
  }

  /**
   * The loss of every row; this are the outputs.
   *
   * @param network has the loss
   * @param y the targets
   * @return its terms, of the same shape
   */
  public BoundedMatrix lossTerms(NetworkSpec network, BoundedMatrix y) {
    LossFormula<Bounded> formula = new LossFormula<>(network, new BoundedArithmetic(rounding));
    return rowByRow(row -> formula.terms(list(row), y.list(row)));
  }

  /**
   * The derivative of the loss of every row; this are the outputs.
   *
   * @param network has the loss
   * @param y the targets
   * @return ∂ℓ/∂ŷ, or ∂ℓ/∂z of the cross-entropy of a softmax
   */
  public BoundedMatrix lossSlopes(NetworkSpec network, BoundedMatrix y) {
    LossFormula<Bounded> formula = new LossFormula<>(network, new BoundedArithmetic(rounding));
    return rowByRow(row -> formula.slopes(list(row), y.list(row)));
  }

  private List<Bounded> list(int row) {
    return IntStream.range(row * columns, (row + 1) * columns)
        .mapToObj(k -> new Bounded(v[k], e[k]))
        .toList();
  }

  private BoundedMatrix rowByRow(IntFunction<List<Bounded>> ofRow) {
    List<Bounded> all = IntStream.range(0, rows).mapToObj(ofRow).flatMap(List::stream).toList();
    return new BoundedMatrix(
        rounding,
        rows,
        columns,
        all.stream().mapToDouble(Bounded::v).toArray(),
        all.stream().mapToDouble(Bounded::e).toArray());
  }
}
