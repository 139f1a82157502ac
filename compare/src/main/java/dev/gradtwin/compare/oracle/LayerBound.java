package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A dense layer with an error bound beside every value: {@code ez} beside {@code z}, and so on.
 * Shapes and formulas are those of the layer, z = x·W + b, a = f(z), dz = da ⊙ f′(z), dW = xᵀ·dz,
 * db = Σₙ dz, dx = dz·Wᵀ; the products of errors are kept.
 */
final class LayerBound {
  private final int nIn;
  private final int nOut;
  private final boolean bias;
  private final Rounding rounding;
  private final boolean softmax;
  private final ActivationBound f;
  private final SoftmaxFormula<Bounded> rows;
  private int w;
  private int b;

  private double[] m = {};
  private double[] x = {};
  private double[] ex = {};
  double[] z = {};
  double[] ez = {};
  double[] a = {};
  double[] ea = {};
  double[] da = {};
  double[] eda = {};
  double[] dz = {};
  double[] edz = {};
  private double[] magnitude = {};

  LayerBound(int nIn, LayerSpec spec, Conventions conventions, Rounding rounding) {
    this.nIn = nIn;
    this.nOut = spec.units();
    this.bias = spec.bias();
    this.rounding = rounding;
    softmax = spec.activation() == Activation.SOFTMAX;
    f = new ActivationBound(spec, conventions, rounding);
    rows = new SoftmaxFormula<>(new BoundedArithmetic(rounding));
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

  void copyDeltaTo(double[] boundOfDz, int rows) {
    for (int k = 0; k < rows * nOut; k++) {
      boundOfDz[k] = RoundingBound.finite(edz[k]);
    }
  }

  /** How often z was on a kink as far as rounding lets one tell. */
  long kinks() {
    return f.kinks();
  }

  /** â of a row, with bounds. */
  List<Bounded> outputs(int row) {
    return bounded(a, ea, row);
  }

  private List<Bounded> bounded(double[] values, double[] errors, int row) {
    List<Bounded> list = new ArrayList<>(nOut);
    for (int j = row * nOut; j < (row + 1) * nOut; j++) {
      list.add(new Bounded(values[j], errors[j]));
    }
    return list;
  }

  private void set(double[] values, double[] errors, int row, List<Bounded> from) {
    for (int j = 0; j < nOut; j++) {
      values[row * nOut + j] = from.get(j).v();
      errors[row * nOut + j] = from.get(j).e();
    }
  }

  /** ∂L/∂ŷ of a row, times a factor that a program rounds, too. */
  void setSlopes(boolean ofPreActivation, int row, List<Bounded> slopes) {
    set(ofPreActivation ? dz : da, ofPreActivation ? edz : eda, row, slopes);
  }

  /** ez = Σ ex·|w| + γ·Σ |x|·|w|; ea from {@link ActivationBound}. */
  void forward(double[] input, double[] inputError, double[] dropout, int rows, double[] theta) {
    makeRoom(rows);
    drop(input, inputError, dropout, rows);
    Arrays.fill(z, 0, rows * nOut, 0);
    Arrays.fill(ez, 0, rows * nOut, 0);
    Arrays.fill(magnitude, 0, rows * nOut, 0);
    double gamma = rounding.gamma(nIn + 1);
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        double xi = x[n * nIn + i];
        double exi = ex[n * nIn + i];
        double most = Math.abs(xi) + 2 * exi;
        for (int j = 0; j < nOut; j++) {
          double wij = theta[w + i * nOut + j];
          double size = Math.abs(wij);
          z[n * nOut + j] += xi * wij;
          ez[n * nOut + j] += exi * size;
          magnitude[n * nOut + j] += most * size;
        }
      }
      for (int j = 0; j < nOut; j++) {
        int k = n * nOut + j;
        double bj = bias ? theta[b + j] : 0;
        z[k] += bj;
        ez[k] += gamma * (magnitude[k] + Math.abs(bj)) + nIn * rounding.eta();
        if (!softmax) {
          a[k] = f.value(z[k]);
          ea[k] = f.error(z[k], a[k], ez[k]);
        }
      }
      if (softmax) {
        set(a, ea, n, this.rows.forward(bounded(z, ez, n)));
      }
    }
  }

  /** x = m ⊙ input, where a factor that is not a number of the format may be rounded, too. */
  private void drop(double[] input, double[] inputError, double[] dropout, int rows) {
    m = dropout;
    x = dropout.length == 0 ? input : new double[rows * nIn];
    ex = dropout.length == 0 ? inputError : new double[rows * nIn];
    for (int k = 0; k < dropout.length; k++) {
      x[k] = m[k] * input[k];
      ex[k] = m[k] * inputError[k] + 2 * rounding.u() * m[k] * (Math.abs(input[k]) + inputError[k]);
    }
  }

  /** dz = da ⊙ f′(z), or what a softmax makes of da. */
  void backwardToPreActivation(int rows) {
    for (int n = 0; softmax && n < rows; n++) {
      set(dz, edz, n, this.rows.backward(outputs(n), bounded(da, eda, n)));
    }
    for (int k = 0; !softmax && k < rows * nOut; k++) {
      double slope = f.slope(z[k], a[k]);
      double slopeError = f.slopeError(z[k], a[k], ez[k], ea[k]);
      double most = (Math.abs(da[k]) + eda[k]) * (Math.abs(slope) + slopeError);
      dz[k] = da[k] * slope;
      edz[k] =
          eda[k] * (Math.abs(slope) + slopeError)
              + Math.abs(da[k]) * slopeError
              + 2 * rounding.u() * most
              + rounding.eta();
    }
  }

  /** The gradients {@code g} and their bounds {@code eg} at this layer's W and b; both modified. */
  void backward(int rows, double[] g, double[] eg) {
    int end = bias ? b + nOut : b;
    Arrays.fill(g, w, end, 0);
    Arrays.fill(eg, w, end, 0);
    double gamma = rounding.gamma(rows + 2); // products and their sum, and what a mean costs more
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        addOuterProduct(x[n * nIn + i], ex[n * nIn + i], n, w + i * nOut, gamma, g, eg);
      }
      if (bias) {
        addOuterProduct(1, 0, n, b, gamma, g, eg);
      }
    }
    for (int k = w; k < end; k++) {
      eg[k] = RoundingBound.finite(eg[k] + rows * rounding.eta());
    }
  }

  /**
   * Adds xᵢ·dzⱼ of row n, for all j, to the gradients from {@code at} on, and its error, carried
   * and new, to their bounds.
   */
  private void addOuterProduct(
      double xi, double exi, int n, int at, double gamma, double[] g, double[] eg) {
    double size = Math.abs(xi);
    for (int j = 0; j < nOut; j++) {
      double d = dz[n * nOut + j];
      double ed = edz[n * nOut + j];
      double carried = size * ed + exi * (Math.abs(d) + ed);
      g[at + j] += xi * d;
      eg[at + j] += carried + gamma * (size + 2 * exi) * (Math.abs(d) + 2 * ed);
    }
  }

  /** {@code da} and {@code eda} of the layer below; modified. */
  void backwardToInput(int rows, double[] theta, LayerBound below) {
    double gamma = rounding.gamma(nOut);
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < nIn; i++) {
        double sum = 0;
        double error = 0;
        for (int j = 0; j < nOut; j++) {
          double wij = theta[w + i * nOut + j];
          double size = Math.abs(wij);
          double d = dz[n * nOut + j];
          double ed = edz[n * nOut + j];
          sum += d * wij;
          error += size * (ed + gamma * (Math.abs(d) + 2 * ed));
        }
        double factor = m.length == 0 ? 1 : m[n * nIn + i];
        double roundings = m.length == 0 ? 0 : 2 * rounding.u();
        below.da[n * nIn + i] = factor * sum;
        below.eda[n * nIn + i] =
            factor * (error + roundings * (Math.abs(sum) + error)) + nOut * rounding.eta();
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
      magnitude = new double[rows * nOut];
    }
  }
}
