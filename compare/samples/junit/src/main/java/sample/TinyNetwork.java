package sample;

/** Someone's own network: x → sigmoid(x·W + b) → sigmoid(h·V + c), loss ½Σ(o−y)². */
public class TinyNetwork {
  double[][] w, v;
  double[] b, c;

  double[][] dw, dv;
  double[] db, dc;

  /** Fills dw, db, dv, dc with the gradients, summed over the rows. */
  public void backpropagate(double[][] x, double[][] y) {
    dw = new double[w.length][w[0].length];
    dv = new double[v.length][v[0].length];
    db = new double[b.length];
    dc = new double[c.length];
    for (int n = 0; n < x.length; n++) {
      double[] h = layer(x[n], w, b);
      double[] o = layer(h, v, c);
      double[] deltaOut = new double[o.length];
      for (int k = 0; k < o.length; k++) {
        deltaOut[k] = (o[k] - y[n][k]) * o[k] * (1 - o[k]);
        dc[k] += deltaOut[k];
      }
      for (int j = 0; j < h.length; j++) {
        double error = 0;
        for (int k = 0; k < o.length; k++) {
          error += deltaOut[k] * v[j][k];
          dv[j][k] += h[j] * deltaOut[k];
        }
        double delta = hiddenDelta(error, h[j]);
        db[j] += delta;
        for (int i = 0; i < x[n].length; i++) {
          dw[i][j] += x[n][i] * delta;
        }
      }
    }
  }

  double hiddenDelta(double error, double h) {
    return error * h * (1 - h);
  }

  private static double[] layer(double[] x, double[][] w, double[] b) {
    double[] a = b.clone();
    for (int j = 0; j < a.length; j++) {
      for (int i = 0; i < x.length; i++) {
        a[j] += x[i] * w[i][j];
      }
      a[j] = 1 / (1 + Math.exp(-a[j]));
    }
    return a;
  }
}
