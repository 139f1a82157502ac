package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;

/**
 * A dense layer over tiles of four rows, [tiles, units, 4]; the four sums of a tile stay in
 * registers.
 *
 * <pre>
 *   forward    z  = x·W + b, a = f(z)      x  [N, nIn]   W  [nIn, nOut]   b  [nOut]   z, a  [N, nOut]
 *   backward   dz = da ⊙ f′(z)             dz [N, nOut]
 *              dx = dz·Wᵀ                  dx [N, nIn]
 *              dW = xᵀ·dz, db = Σₙ dz      or, at once, W ← W − η·dW, b ← b − η·db
 * </pre>
 */
final class TiledLayer {
  final int nIn;
  final int nOut;
  private final int w;
  private final int b;
  private final boolean bias;
  private final Function f;
  private double[] z = {};
  private double[] a = {};
  private double[] dz = {};

  TiledLayer(Tensor weights, LayerSpec layer, Conventions conventions) {
    nIn = weights.rows();
    nOut = weights.columns();
    w = weights.offset();
    b = weights.offset() + weights.size();
    bias = layer.bias();
    f = new Function(layer, conventions);
  }

  void makeRoom(int tiles) {
    int size = tiles * nOut * Tiles.ROWS;
    z = new double[size];
    a = new double[size];
    dz = new double[size];
  }

  double[] z() {
    return z;
  }

  double[] a() {
    return a;
  }

  double[] dz() {
    return dz;
  }

  /** z = x·W + b, a = f(z). */
  void forward(double[] x, int tiles, double[] theta) {
    double[] z = this.z;
    double[] a = this.a;
    Function f = this.f;
    int nIn = this.nIn;
    int nOut = this.nOut;
    int q = 0;
    for (int tile = 0; tile < tiles; tile++) {
      int in = tile * nIn * Tiles.ROWS;
      for (int j = 0; j < nOut; j++) {
        double s0 = 0.0;
        double s1 = 0.0;
        double s2 = 0.0;
        double s3 = 0.0;
        int p = in;
        for (int i = 0; i < nIn; i++) {
          double wij = theta[w + i * nOut + j];
          s0 += x[p] * wij;
          s1 += x[p + 1] * wij;
          s2 += x[p + 2] * wij;
          s3 += x[p + 3] * wij;
          p += Tiles.ROWS;
        }
        if (bias) {
          double bj = theta[b + j];
          s0 += bj;
          s1 += bj;
          s2 += bj;
          s3 += bj;
        }
        z[q] = s0;
        z[q + 1] = s1;
        z[q + 2] = s2;
        z[q + 3] = s3;
        a[q] = f.forward(s0);
        a[q + 1] = f.forward(s1);
        a[q + 2] = f.forward(s2);
        a[q + 3] = f.forward(s3);
        q += Tiles.ROWS;
      }
    }
  }

  /** dz = scale·w·(a − y) ⊙ f′(z), of the last layer. */
  void backwardOfSquaredError(double[] y, double[] w, double scale, int tiles) {
    for (int tile = 0; tile < tiles; tile++) {
      for (int j = 0; j < nOut; j++) {
        double c = scale * w[j];
        int p = (tile * nOut + j) * Tiles.ROWS;
        dz[p] = f.backward(z[p], a[p], c * (a[p] - y[p]));
        dz[p + 1] = f.backward(z[p + 1], a[p + 1], c * (a[p + 1] - y[p + 1]));
        dz[p + 2] = f.backward(z[p + 2], a[p + 2], c * (a[p + 2] - y[p + 2]));
        dz[p + 3] = f.backward(z[p + 3], a[p + 3], c * (a[p + 3] - y[p + 3]));
      }
    }
  }

  /** dz of the layer below = (dz·Wᵀ) ⊙ f′, f being that layer's. */
  void backwardToInput(TiledLayer below, int tiles, double[] theta) {
    double[] dz = this.dz;
    double[] dx = below.dz;
    double[] z = below.z;
    double[] a = below.a;
    Function f = below.f;
    int nIn = this.nIn;
    int nOut = this.nOut;
    int q = 0;
    for (int tile = 0; tile < tiles; tile++) {
      int out = tile * nOut * Tiles.ROWS;
      for (int i = 0; i < nIn; i++) {
        double s0 = 0.0;
        double s1 = 0.0;
        double s2 = 0.0;
        double s3 = 0.0;
        int p = out;
        for (int j = 0; j < nOut; j++) {
          double wij = theta[w + i * nOut + j];
          s0 += dz[p] * wij;
          s1 += dz[p + 1] * wij;
          s2 += dz[p + 2] * wij;
          s3 += dz[p + 3] * wij;
          p += Tiles.ROWS;
        }
        dx[q] = f.backward(z[q], a[q], s0);
        dx[q + 1] = f.backward(z[q + 1], a[q + 1], s1);
        dx[q + 2] = f.backward(z[q + 2], a[q + 2], s2);
        dx[q + 3] = f.backward(z[q + 3], a[q + 3], s3);
        q += Tiles.ROWS;
      }
    }
  }

  /** dW = xᵀ·dz, db = Σₙ dz; {@code dTheta} modified at W and b. */
  void backward(double[] x, int tiles, double[] dTheta) {
    for (int i = 0; i < nIn; i++) {
      for (int j = 0; j < nOut; j++) {
        dTheta[w + i * nOut + j] = product(x, i, j, 0, tiles, 0.0);
      }
    }
    for (int j = 0; bias && j < nOut; j++) {
      dTheta[b + j] = sum(j, tiles);
    }
  }

  /** W ← W − η·xᵀ·dz, b ← b − η·Σₙ dz; {@code theta} modified at W and b. */
  void descend(double[] x, int tiles, double[] theta, double eta) {
    double[] dz = this.dz;
    int nOut = this.nOut;
    int at = w;
    for (int i = 0; i < nIn; i++) {
      int p = i * Tiles.ROWS;
      double x0 = x[p];
      double x1 = x[p + 1];
      double x2 = x[p + 2];
      double x3 = x[p + 3];
      int q = 0;
      for (int j = 0; j < nOut; j++) {
        double sum = 0.0 + x0 * dz[q] + x1 * dz[q + 1] + x2 * dz[q + 2] + x3 * dz[q + 3];
        if (tiles > 1) {
          sum = product(x, i, j, 1, tiles, sum);
        }
        theta[at] -= eta * sum;
        at++;
        q += Tiles.ROWS;
      }
    }
    for (int j = 0; bias && j < nOut; j++) {
      theta[b + j] -= eta * sum(j, tiles);
    }
  }

  /** start + Σₙ xₙᵢ·dzₙⱼ, over the rows of the tiles from {@code from} on. */
  private double product(double[] x, int i, int j, int from, int tiles, double start) {
    double sum = start;
    for (int tile = from; tile < tiles; tile++) {
      int p = (tile * nIn + i) * Tiles.ROWS;
      int q = (tile * nOut + j) * Tiles.ROWS;
      sum = sum + x[p] * dz[q] + x[p + 1] * dz[q + 1] + x[p + 2] * dz[q + 2] + x[p + 3] * dz[q + 3];
    }
    return sum;
  }

  /** Σₙ dzₙⱼ. */
  private double sum(int j, int tiles) {
    double sum = 0.0;
    for (int tile = 0; tile < tiles; tile++) {
      int q = (tile * nOut + j) * Tiles.ROWS;
      sum = sum + dz[q] + dz[q + 1] + dz[q + 2] + dz[q + 3];
    }
    return sum;
  }
}
