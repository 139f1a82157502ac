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
  private final SoftmaxFormula<Block> ofRows;
  private final Columns columns;
  private final List<Block> left = new ArrayList<>();
  private final List<Block> right = new ArrayList<>();
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
  private double[] dropped = {};
  private double[] eDropped = {};
  private final double[] sum;
  private final double[] error;
  private final Rows weights = new Rows();
  private final Rows deltas = new Rows();
  private final Rows ofX = new Rows();
  private final Rows ofEx = new Rows();

  LayerBound(int nIn, LayerSpec spec, Conventions conventions, Rounding rounding) {
    this.nIn = nIn;
    this.nOut = spec.units();
    this.bias = spec.bias();
    this.rounding = rounding;
    softmax = spec.activation() == Activation.SOFTMAX;
    f = new ActivationBound(spec, conventions, rounding);
    BoundedBlocks arithmetic = new BoundedBlocks(rounding);
    ofRows = new SoftmaxFormula<>(arithmetic);
    columns = new Columns(arithmetic);
    sum = new double[Math.max(nIn, nOut)];
    error = new double[sum.length];
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

  /** Sets ∂L/∂ŷ and ∂L/∂z to 0. */
  void clearSlopes(int rows) {
    Arrays.fill(da, 0, rows * nOut, 0);
    Arrays.fill(eda, 0, rows * nOut, 0);
    Arrays.fill(dz, 0, rows * nOut, 0);
    Arrays.fill(edz, 0, rows * nOut, 0);
  }

  /** ∂L/∂ŷ, or ∂L/∂z, the buffer itself. */
  double[] slopes(boolean ofPreActivation) {
    return ofPreActivation ? dz : da;
  }

  /** The bounds of {@link #slopes}, the buffer itself. */
  double[] errorsOfSlopes(boolean ofPreActivation) {
    return ofPreActivation ? edz : eda;
  }

  /** ez = Σ (ex + γ·(|x| + 2ex))·|w|; ea from {@link ActivationBound}. */
  void forward(double[] input, double[] inputError, double[] dropout, int rows, double[] theta) {
    makeRoom(rows);
    drop(input, inputError, dropout);
    double gamma = rounding.gamma(nIn + 1);
    double underflow = nIn * rounding.eta();
    boolean finite = Rows.areFinite(theta, w, nIn * nOut);
    weights.set(theta, w, nIn, nOut);
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nOut; j++) {
        sum[j] = bias ? theta[b + j] : 0;
        error[j] = gamma * Math.abs(sum[j]) + underflow;
      }
      for (int i = 0; i < nIn; i++) {
        double xi = x[n * nIn + i];
        double exi = ex[n * nIn + i];
        if (xi != 0 || exi != 0 || !finite) { // else adds 0, exactly
          double e = exi + gamma * (Math.abs(xi) + 2 * exi);
          Rows.addTimes(sum, error, xi, e, weights.row(i), nOut);
        }
      }
      System.arraycopy(sum, 0, z, n * nOut, nOut);
      System.arraycopy(error, 0, ez, n * nOut, nOut);
    }
    if (softmax) {
      columns.begin(rows);
      while (columns.next()) {
        columns.read(z, ez, nOut, left);
        columns.write(ofRows.forward(left), a, ea);
      }
      return;
    }
    for (int k = 0; k < rows * nOut; k++) {
      a[k] = f.value(z[k]);
      ea[k] = f.error(z[k], a[k], ez[k]);
    }
  }

  /** x = m ⊙ input, where a factor that is not a number of the format may be rounded, too. */
  private void drop(double[] input, double[] inputError, double[] dropout) {
    m = dropout;
    if (dropout.length == 0) {
      x = input;
      ex = inputError;
      return;
    }
    if (dropped.length < dropout.length) {
      dropped = new double[dropout.length];
      eDropped = new double[dropout.length];
    }
    x = dropped;
    ex = eDropped;
    for (int k = 0; k < dropout.length; k++) {
      x[k] = m[k] * input[k];
      ex[k] = m[k] * inputError[k] + 2 * rounding.u() * m[k] * (Math.abs(input[k]) + inputError[k]);
    }
  }

  /** dz = da ⊙ f′(z), or what a softmax makes of da. */
  void backwardToPreActivation(int rows) {
    if (softmax) {
      columns.begin(rows);
      while (columns.next()) {
        columns.read(a, ea, nOut, left);
        columns.read(da, eda, nOut, right);
        columns.write(ofRows.backward(left, right), dz, edz);
      }
      return;
    }
    for (int k = 0; k < rows * nOut; k++) {
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

  /**
   * The gradients {@code g} and their bounds {@code eg} at this layer's W and b; both modified. The
   * error of a product x·d, carried and new, is |x|·ed + ex·(|d| + ed) + γ·(|x| + 2ex)·(|d| + 2ed).
   */
  void backward(int rows, double[] g, double[] eg) {
    double gamma = rounding.gamma(rows + 2); // products and their sum, and what a mean costs more
    deltas.set(dz, 0, rows, nOut);
    ofX.makeRoom(rows, nOut);
    ofEx.makeRoom(rows, nOut);
    boolean finite = true;
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nOut; j++) {
        double d = Math.abs(dz[n * nOut + j]);
        double ed = edz[n * nOut + j];
        ofX.row(n)[j] = ed + gamma * (d + 2 * ed);
        ofEx.row(n)[j] = d + ed + 2 * gamma * (d + 2 * ed);
      }
      finite &= Rows.areFinite(dz, n * nOut, nOut) && Rows.areFinite(ofEx.row(n), 0, nOut);
    }
    for (int i = 0; i < (bias ? nIn + 1 : nIn); i++) {
      Arrays.fill(sum, 0, nOut, 0);
      Arrays.fill(error, 0, nOut, rows * rounding.eta());
      for (int n = 0; n < rows; n++) {
        double xi = i == nIn ? 1 : x[n * nIn + i];
        double exi = i == nIn ? 0 : ex[n * nIn + i];
        if (xi != 0 || exi != 0 || !finite) { // else adds 0, exactly
          Rows.addTimes(sum, xi, deltas.row(n), nOut);
          Rows.addTimes(error, Math.abs(xi), ofX.row(n), nOut);
        }
        if (exi != 0) {
          Rows.addTimes(error, exi, ofEx.row(n), nOut);
        }
      }
      int at = w + i * nOut; // b stands after W
      for (int j = 0; j < nOut; j++) {
        g[at + j] = sum[j];
        eg[at + j] = RoundingBound.finite(error[j]);
      }
    }
  }

  /** {@code da} and {@code eda} of the layer below; modified. */
  void backwardToInput(int rows, double[] theta, LayerBound below) {
    double gamma = rounding.gamma(nOut);
    weights.setTransposed(theta, w, nIn, nOut);
    for (int n = 0; n < rows; n++) {
      Arrays.fill(sum, 0, nIn, 0);
      Arrays.fill(error, 0, nIn, 0);
      for (int j = 0; j < nOut; j++) {
        double d = dz[n * nOut + j];
        double ed = edz[n * nOut + j];
        double e = ed + gamma * (Math.abs(d) + 2 * ed);
        Rows.addTimes(sum, error, d, e, weights.row(j), nIn);
      }
      for (int i = 0; i < nIn; i++) {
        double factor = m.length == 0 ? 1 : m[n * nIn + i];
        double roundings = m.length == 0 ? 0 : 2 * rounding.u();
        below.da[n * nIn + i] = factor * sum[i];
        below.eda[n * nIn + i] =
            factor * (error[i] + roundings * (Math.abs(sum[i]) + error[i])) + nOut * rounding.eta();
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
