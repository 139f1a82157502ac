package dev.gradtwin.handrolled;

import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import java.util.Arrays;

/**
 * A dense layer over N rows.
 *
 * <pre>
 *   forward    x  = m ⊙ x              with dropout only: m  [N, nIn], 0 or 1/p
 *              z  = x·W + b            x  [N, nIn]   W  [nIn, nOut]   b  [nOut]   z, a  [N, nOut]
 *              a  = f(z)
 *   backward   dz = da ⊙ f′(z)         dz [N, nOut]
 *              dW = xᵀ·dz              dW [nIn, nOut]
 *              db = Σₙ dz              db [nOut]
 *              dx = m ⊙ (dz·Wᵀ)        dx [N, nIn]
 * </pre>
 *
 * <p>W and b stand in the network's flat array: W[i][j] is {@code theta[w + i * nOut + j]}, b[j] is
 * {@code theta[b + j]}. Each result is rounded once, when it is complete.
 */
final class DenseLayer {
  private final int nIn;
  private final int nOut;
  private final int w;
  private final int b;
  private final boolean bias;
  private final ActivationFunction f;
  private final Precision precision;
  private double[] m = {};
  private double[] x = {};
  private double[] dropped = {};
  private double[] z = {};
  private double[] a = {};
  private double[] da = {};
  private double[] dz = {};

  DenseLayer(Tensor weights, boolean bias, ActivationFunction f, Precision precision) {
    this.nIn = weights.rows();
    this.nOut = weights.columns();
    this.w = weights.offset();
    this.b = weights.offset() + weights.size();
    this.bias = bias;
    this.f = f;
    this.precision = precision;
  }

  double[] z() {
    return z;
  }

  double[] a() {
    return a;
  }

  /** Where whoever comes after this layer leaves ∂L/∂a, [N, nOut]. */
  double[] da() {
    return da;
  }

  /** ∂L/∂z of the last backward pass, [N, nOut]. */
  double[] dz() {
    return dz;
  }

  /** z = (m ⊙ x)·W + b, a = f(z); {@code dropout} is m, empty for none. */
  void forward(double[] input, double[] dropout, int rows, double[] theta) {
    makeRoom(rows);
    m = dropout;
    x = dropout.length == 0 ? input : drop(input, rows);
    Arrays.fill(z, 0, rows * nOut, 0.0);
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        double xi = x[n * nIn + i];
        for (int j = 0; j < nOut; j++) {
          z[n * nOut + j] += xi * theta[w + i * nOut + j];
        }
      }
      for (int j = 0; bias && j < nOut; j++) {
        z[n * nOut + j] += theta[b + j];
      }
    }
    precision.round(z, 0, rows * nOut);
    f.forward(z, a, rows, nOut);
    precision.round(a, 0, rows * nOut);
  }

  private double[] drop(double[] input, int rows) {
    if (dropped.length < rows * nIn) {
      dropped = new double[rows * nIn];
    }
    for (int k = 0; k < rows * nIn; k++) {
      dropped[k] = m[k] * input[k];
    }
    precision.round(dropped, 0, rows * nIn);
    return dropped;
  }

  /** dz = da ⊙ f′(z). */
  void backwardToPreActivation(int rows) {
    f.backward(z, a, da, dz, rows, nOut);
  }

  /**
   * dW = xᵀ·dz, db = Σₙ dz, with x as the forward pass had it; {@code dTheta} modified at W and b.
   */
  void backward(int rows, double[] dTheta) {
    precision.round(dz, 0, rows * nOut);
    int end = bias ? b + nOut : b;
    Arrays.fill(dTheta, w, end, 0.0);
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        double xi = x[n * nIn + i];
        for (int j = 0; j < nOut; j++) {
          dTheta[w + i * nOut + j] += xi * dz[n * nOut + j];
        }
      }
      for (int j = 0; bias && j < nOut; j++) {
        dTheta[b + j] += dz[n * nOut + j];
      }
    }
    precision.round(dTheta, w, end);
  }

  /**
   * dx = m ⊙ (dz·Wᵀ), after {@link #backward}; {@code dx} is the {@code da} of the layer below,
   * modified.
   */
  void backwardToInput(int rows, double[] theta, double[] dx) {
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        double sum = 0.0;
        for (int j = 0; j < nOut; j++) {
          sum += dz[n * nOut + j] * theta[w + i * nOut + j];
        }
        dx[n * nIn + i] = m.length == 0 ? sum : m[n * nIn + i] * sum;
      }
    }
    precision.round(dx, 0, rows * nIn);
  }

  private void makeRoom(int rows) {
    if (z.length < rows * nOut) {
      z = new double[rows * nOut];
      a = new double[rows * nOut];
      da = new double[rows * nOut];
      dz = new double[rows * nOut];
    }
  }
}
