package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.Arrays;

/**
 * A dense layer whose matrices are rows of their own, multiplied by {@link Product}.
 *
 * <pre>
 *   forward    z  = x·W + b, a = f(z)      x  [N, nIn]   W  [nIn, nOut]   b  [nOut]   z, a  [N, nOut]
 *   backward   dz = da ⊙ f′(z)             dz [N, nOut]
 *              dx = dz·Wᵀ                  dx [N, nIn]
 *              dW = xᵀ·dz, db = Σₙ dz      or, at once, W ← W − η·dW, b ← b − η·db
 * </pre>
 *
 * <p>Wᵀ is kept beside W. dW is computed a few rows at a time.
 */
final class BlockedLayer {
  final int nIn;
  final int nOut;
  private final int offset;
  private final boolean bias;
  private final Function f;
  private final Product product;
  private final double[][] w;
  private final double[][] wT;
  private final double[] b;
  private final double[][] dw;
  private double[][] z = {};
  private double[][] a = {};
  private double[][] dz = {};

  BlockedLayer(Tensor weights, LayerSpec layer, Conventions conventions, Product product) {
    this.product = product;
    nIn = weights.rows();
    nOut = weights.columns();
    offset = weights.offset();
    bias = layer.bias();
    f = new Function(layer, conventions);
    w = new double[nIn][nOut];
    wT = new double[weights.layer() == 0 ? 0 : nOut][nIn];
    b = new double[bias ? nOut : 0];
    dw = new double[nIn][];
    for (int i = 0; i < nIn; i++) {
      dw[i] = i < product.block() ? new double[nOut] : dw[i - product.block()];
    }
  }

  void makeRoom(int rows) {
    z = new double[rows][nOut];
    a = new double[rows][nOut];
    dz = new double[rows][nOut];
  }

  double[][] z() {
    return z;
  }

  double[][] a() {
    return a;
  }

  double[][] dz() {
    return dz;
  }

  /** z = x·W + b, a = f(z). */
  void forward(double[][] x, int rows) {
    for (int n = 0; n < rows; n++) {
      Arrays.fill(z[n], 0.0);
    }
    product.add(z, 0, rows, x, false, w, nIn, nOut);
    for (int n = 0; n < rows; n++) {
      if (bias) {
        PlainProduct.add(z[n], 1.0, b, nOut);
      }
      for (int j = 0; j < nOut; j++) {
        a[n][j] = f.forward(z[n][j]);
      }
    }
  }

  /** dz = da ⊙ f′(z), where {@code dz} held da. */
  void backwardToPreActivation(int rows) {
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nOut; j++) {
        dz[n][j] = f.backward(z[n][j], a[n][j], dz[n][j]);
      }
    }
  }

  /** dx = dz·Wᵀ; {@code dx} modified. */
  void backwardToInput(double[][] dx, int rows) {
    for (int n = 0; n < rows; n++) {
      Arrays.fill(dx[n], 0.0);
    }
    product.add(dx, 0, rows, dz, false, wT, nOut, nIn);
  }

  /** dW = xᵀ·dz, db = Σₙ dz; {@code dTheta} modified at W and b. */
  void backward(double[][] x, int rows, double[] dTheta) {
    for (int from = 0; from < nIn; from += product.block()) {
      int to = Math.min(nIn, from + product.block());
      gradientRows(x, rows, from, to);
      for (int i = from; i < to; i++) {
        System.arraycopy(dw[i], 0, dTheta, offset + i * nOut, nOut);
      }
    }
    if (bias) {
      System.arraycopy(sum(rows), 0, dTheta, offset + nIn * nOut, nOut);
    }
  }

  /** W ← W − η·xᵀ·dz, b ← b − η·Σₙ dz. */
  void descend(double[][] x, int rows, double eta) {
    for (int from = 0; from < nIn; from += product.block()) {
      int to = Math.min(nIn, from + product.block());
      gradientRows(x, rows, from, to);
      for (int i = from; i < to; i++) {
        subtract(w[i], eta, dw[i]);
      }
    }
    if (bias) {
      subtract(b, eta, sum(rows));
    }
    transpose();
  }

  /** Rows {@code from} to {@code to} of dW = xᵀ·dz, left in {@code dw}. */
  private void gradientRows(double[][] x, int rows, int from, int to) {
    for (int i = from; i < to; i++) {
      Arrays.fill(dw[i], 0.0);
    }
    product.add(dw, from, to, x, true, dz, rows, nOut);
  }

  /** Σₙ dz, left in the first row of {@code dw}. */
  private double[] sum(int rows) {
    double[] sum = dw[0];
    Arrays.fill(sum, 0.0);
    for (int n = 0; n < rows; n++) {
      PlainProduct.add(sum, 1.0, dz[n], nOut);
    }
    return sum;
  }

  private void subtract(double[] p, double eta, double[] g) {
    for (int j = 0; j < nOut; j++) {
      p[j] = p[j] - eta * g[j];
    }
  }

  private void transpose() {
    for (int j = 0; j < wT.length; j++) {
      double[] row = wT[j];
      for (int i = 0; i < nIn; i++) {
        row[i] = w[i][j];
      }
    }
  }

  /** Replaces W and b. */
  void set(double[] theta) {
    for (int i = 0; i < nIn; i++) {
      System.arraycopy(theta, offset + i * nOut, w[i], 0, nOut);
    }
    System.arraycopy(theta, offset + nIn * nOut, b, 0, b.length);
    transpose();
  }

  /** Copies W and b; {@code theta} modified. */
  void get(double[] theta) {
    for (int i = 0; i < nIn; i++) {
      System.arraycopy(w[i], 0, theta, offset + i * nOut, nOut);
    }
    System.arraycopy(b, 0, theta, offset + nIn * nOut, b.length);
  }
}
