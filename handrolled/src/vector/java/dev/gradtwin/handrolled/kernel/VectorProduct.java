package dev.gradtwin.handrolled.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product in vectors: tiles of {@value #ROWS} rows and two vectors of columns of C stay in
 * registers while up to {@value #DEPTH} terms are added. What a tile needs of A and B is copied
 * before into the order in which it is read; after Goto and van de Geijn, "Anatomy of
 * high-performance matrix multiplication", ACM TOMS 34 (2008). Where rows or columns end within a
 * tile, it works on a copy of that part of C.
 */
final class VectorProduct implements Product {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = 6;
  private static final int COLUMNS = 2 * LANES;
  private static final int DEPTH = 256;

  /** A block of A: as [row tile][term][row in the tile]. */
  private double[] left = {};

  /** Columns of a tile of B: as [term][column in the tile]. */
  private final double[] right = new double[DEPTH * COLUMNS];

  private final double[][] edge = new double[ROWS][COLUMNS];

  VectorProduct() {}

  @Override
  public int block() {
    return 96;
  }

  @Override
  public void add(
      double[][] c,
      int from,
      int to,
      double[][] a,
      boolean transposed,
      double[][] b,
      int k,
      int n) {
    for (int p = 0; p < k; p += DEPTH) {
      int depth = Math.min(DEPTH, k - p);
      packLeft(a, transposed, from, to, p, depth);
      for (int j = 0; j < n; j += COLUMNS) {
        int columns = Math.min(COLUMNS, n - j);
        packRight(b, p, depth, j, columns);
        for (int r = from; r < to; r += ROWS) {
          int rows = Math.min(ROWS, to - r);
          int at = (r - from) * depth;
          if (rows == ROWS && columns == COLUMNS) {
            add(c[r], c[r + 1], c[r + 2], c[r + 3], c[r + 4], c[r + 5], j, at, depth);
          } else {
            addAtTheEdge(c, r, rows, j, columns, at, depth);
          }
        }
      }
    }
  }

  /** Where the rows end within a tile, the last one is repeated. */
  private void packLeft(
      double[][] a, boolean transposed, int from, int to, int p, int depth) {
    int size = (to - from + ROWS - 1) / ROWS * ROWS * depth;
    if (left.length < size) {
      left = new double[size];
    }
    for (int r = from; r < to; r += ROWS) {
      int at = (r - from) * depth;
      int r1 = Math.min(r + 1, to - 1);
      int r2 = Math.min(r + 2, to - 1);
      int r3 = Math.min(r + 3, to - 1);
      int r4 = Math.min(r + 4, to - 1);
      int r5 = Math.min(r + 5, to - 1);
      if (transposed) {
        packColumns(a, r, r1, r2, r3, r4, r5, p, depth, at);
      } else {
        packRows(a[r], a[r1], a[r2], a[r3], a[r4], a[r5], p, depth, at);
      }
    }
  }

  private void packRows(
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      double[] a4,
      double[] a5,
      int p,
      int depth,
      int at) {
    for (int q = 0; q < depth; q++) {
      int to = at + q * ROWS;
      left[to] = a0[p + q];
      left[to + 1] = a1[p + q];
      left[to + 2] = a2[p + q];
      left[to + 3] = a3[p + q];
      left[to + 4] = a4[p + q];
      left[to + 5] = a5[p + q];
    }
  }

  private void packColumns(
      double[][] a, int r0, int r1, int r2, int r3, int r4, int r5, int p, int depth, int at) {
    for (int q = 0; q < depth; q++) {
      double[] term = a[p + q];
      int to = at + q * ROWS;
      left[to] = term[r0];
      left[to + 1] = term[r1];
      left[to + 2] = term[r2];
      left[to + 3] = term[r3];
      left[to + 4] = term[r4];
      left[to + 5] = term[r5];
    }
  }

  private void packRight(double[][] b, int p, int depth, int j, int columns) {
    if (columns == COLUMNS) {
      for (int q = 0; q < depth; q++) {
        DoubleVector.fromArray(SPECIES, b[p + q], j).intoArray(right, q * COLUMNS);
        DoubleVector.fromArray(SPECIES, b[p + q], j + LANES).intoArray(right, q * COLUMNS + LANES);
      }
    } else {
      Arrays.fill(right, 0, depth * COLUMNS, 0.0);
      for (int q = 0; q < depth; q++) {
        System.arraycopy(b[p + q], j, right, q * COLUMNS, columns);
      }
    }
  }

  private void addAtTheEdge(
      double[][] c, int r, int rows, int j, int columns, int at, int depth) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(c[r + i], j, edge[i], 0, columns);
    }
    add(edge[0], edge[1], edge[2], edge[3], edge[4], edge[5], 0, at, depth);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(edge[i], 0, c[r + i], j, columns);
    }
  }

  /** A tile of C, columns from {@code j} on; all four modified. */
  private void add(
      double[] c0, double[] c1, double[] c2, double[] c3, double[] c4, double[] c5, int j, int at, int depth) {
    double[] a = left;
    double[] b = right;
    DoubleVector s0 = DoubleVector.fromArray(SPECIES, c0, j);
    DoubleVector s1 = DoubleVector.fromArray(SPECIES, c1, j);
    DoubleVector s2 = DoubleVector.fromArray(SPECIES, c2, j);
    DoubleVector s3 = DoubleVector.fromArray(SPECIES, c3, j);
    DoubleVector s4 = DoubleVector.fromArray(SPECIES, c4, j);
    DoubleVector s5 = DoubleVector.fromArray(SPECIES, c5, j);
    DoubleVector t0 = DoubleVector.fromArray(SPECIES, c0, j + LANES);
    DoubleVector t1 = DoubleVector.fromArray(SPECIES, c1, j + LANES);
    DoubleVector t2 = DoubleVector.fromArray(SPECIES, c2, j + LANES);
    DoubleVector t3 = DoubleVector.fromArray(SPECIES, c3, j + LANES);
    DoubleVector t4 = DoubleVector.fromArray(SPECIES, c4, j + LANES);
    DoubleVector t5 = DoubleVector.fromArray(SPECIES, c5, j + LANES);
    for (int q = 0; q < depth; q++) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, b, q * COLUMNS);
      DoubleVector v = DoubleVector.fromArray(SPECIES, b, q * COLUMNS + LANES);
      int p = at + q * ROWS;
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[p]);
      s0 = x.fma(u, s0);
      t0 = x.fma(v, t0);
      x = DoubleVector.broadcast(SPECIES, a[p + 1]);
      s1 = x.fma(u, s1);
      t1 = x.fma(v, t1);
      x = DoubleVector.broadcast(SPECIES, a[p + 2]);
      s2 = x.fma(u, s2);
      t2 = x.fma(v, t2);
      x = DoubleVector.broadcast(SPECIES, a[p + 3]);
      s3 = x.fma(u, s3);
      t3 = x.fma(v, t3);
      x = DoubleVector.broadcast(SPECIES, a[p + 4]);
      s4 = x.fma(u, s4);
      t4 = x.fma(v, t4);
      x = DoubleVector.broadcast(SPECIES, a[p + 5]);
      s5 = x.fma(u, s5);
      t5 = x.fma(v, t5);
    }
    s0.intoArray(c0, j);
    s1.intoArray(c1, j);
    s2.intoArray(c2, j);
    s3.intoArray(c3, j);
    s4.intoArray(c4, j);
    s5.intoArray(c5, j);
    t0.intoArray(c0, j + LANES);
    t1.intoArray(c1, j + LANES);
    t2.intoArray(c2, j + LANES);
    t3.intoArray(c3, j + LANES);
    t4.intoArray(c4, j + LANES);
    t5.intoArray(c5, j + LANES);
  }
}
