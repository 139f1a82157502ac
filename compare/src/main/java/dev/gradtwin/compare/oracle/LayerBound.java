package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;

/**
 * A dense layer with an error bound beside every value: {@code ez} beside {@code z}, and so on.
 * Shapes and formulas are those of the layer, z = x·W + b, a = f(z), dz = da ⊙ f′(z), dW = xᵀ·dz,
 * db = Σₙ dz, dx = dz·Wᵀ; the products of errors are kept.
 */
final class LayerBound {
  private final int nIn;
  private final int nOut;
  private final boolean bias;
  private final Activation f;
  private int w;
  private int b;

  double[] z = {};
  double[] ez = {};
  double[] a = {};
  double[] ea = {};
  double[] da = {};
  double[] eda = {};
  private double[] dz = {};
  private double[] edz = {};

  LayerBound(int nIn, LayerSpec spec) {
    this.nIn = nIn;
    this.nOut = spec.units();
    this.bias = spec.bias();
    this.f = spec.activation();
  }

  /** Takes its place in the flat parameter array; returns where the next layer starts. */
  int at(int offset) {
    w = offset;
    b = offset + nIn * nOut;
    return bias ? b + nOut : b;
  }

  void copyTo(double[] boundOfZ, double[] boundOfA, int rows) {
    for (int k = 0; k < rows * nOut; k++) {
      boundOfZ[k] = RoundingBound.finite(ez[k]);
      boundOfA[k] = RoundingBound.finite(ea[k]);
    }
  }

  /** ez = Σ ex·|w| + γ·Σ |x|·|w|; ea from {@link ActivationBound}. */
  void forward(double[] x, double[] ex, int rows, double[] theta) {
    makeRoom(rows);
    double gamma = Rounding.gamma(nIn + 1);
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nOut; j++) {
        double sum = bias ? theta[b + j] : 0;
        double magnitude = Math.abs(sum);
        double carried = 0;
        for (int i = 0; i < nIn; i++) {
          double wij = theta[w + i * nOut + j];
          double exi = ex[n * nIn + i];
          sum += x[n * nIn + i] * wij;
          magnitude += (Math.abs(x[n * nIn + i]) + 2 * exi) * Math.abs(wij);
          carried += exi * Math.abs(wij);
        }
        int k = n * nOut + j;
        z[k] = sum;
        ez[k] = carried + gamma * magnitude + nIn * Rounding.ETA;
        a[k] = ActivationBound.value(f, sum);
        ea[k] = ActivationBound.error(f, sum, a[k], ez[k]);
      }
    }
  }

  /**
   * edz, then the gradients {@code g} and their bounds {@code eg} at this layer's W and b; both
   * modified.
   */
  void backward(double[] x, double[] ex, int rows, double[] g, double[] eg) {
    for (int k = 0; k < rows * nOut; k++) {
      double slope = ActivationBound.slope(f, z[k], a[k]);
      double slopeError = ActivationBound.slopeError(f, z[k], a[k], ez[k], ea[k]);
      double most = (Math.abs(da[k]) + eda[k]) * (slope + slopeError);
      dz[k] = da[k] * slope;
      edz[k] =
          eda[k] * (slope + slopeError)
              + Math.abs(da[k]) * slopeError
              + 2 * Rounding.U * most
              + Rounding.ETA;
    }
    double gamma = Rounding.gamma(rows + 2); // products and their sum, and what a mean costs more
    for (int j = 0; j < nOut; j++) {
      for (int i = 0; i < nIn; i++) {
        double sum = 0;
        double magnitude = 0;
        double carried = 0;
        for (int n = 0; n < rows; n++) {
          double xi = x[n * nIn + i];
          double exi = ex[n * nIn + i];
          double d = dz[n * nOut + j];
          double ed = edz[n * nOut + j];
          sum += xi * d;
          magnitude += (Math.abs(xi) + 2 * exi) * (Math.abs(d) + 2 * ed);
          carried += Math.abs(xi) * ed + exi * Math.abs(d) + exi * ed;
        }
        g[w + i * nOut + j] = sum;
        eg[w + i * nOut + j] =
            RoundingBound.finite(carried + gamma * magnitude + rows * Rounding.ETA);
      }
      if (bias) {
        double sum = 0;
        double magnitude = 0;
        double carried = 0;
        for (int n = 0; n < rows; n++) {
          sum += dz[n * nOut + j];
          magnitude += Math.abs(dz[n * nOut + j]) + 2 * edz[n * nOut + j];
          carried += edz[n * nOut + j];
        }
        g[b + j] = sum;
        eg[b + j] = RoundingBound.finite(carried + gamma * magnitude + Rounding.ETA);
      }
    }
  }

  /** {@code da} and {@code eda} of the layer below; modified. */
  void backwardToInput(int rows, double[] theta, LayerBound below) {
    double gamma = Rounding.gamma(nOut);
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        double sum = 0;
        double magnitude = 0;
        double carried = 0;
        for (int j = 0; j < nOut; j++) {
          double wij = theta[w + i * nOut + j];
          double ed = edz[n * nOut + j];
          sum += dz[n * nOut + j] * wij;
          magnitude += (Math.abs(dz[n * nOut + j]) + 2 * ed) * Math.abs(wij);
          carried += ed * Math.abs(wij);
        }
        below.da[n * nIn + i] = sum;
        below.eda[n * nIn + i] = carried + gamma * magnitude + nOut * Rounding.ETA;
      }
    }
  }

  private void makeRoom(int rows) {
    if (z.length < rows * nOut) {
      z = new double[rows * nOut];
      ez = new double[rows * nOut];
      a = new double[rows * nOut];
      ea = new double[rows * nOut];
      da = new double[rows * nOut];
      eda = new double[rows * nOut];
      dz = new double[rows * nOut];
      edz = new double[rows * nOut];
    }
  }
}
