package dev.gradtwin.handrolled;

/** The softmax of each row, over its units. */
final class Softmax implements ActivationFunction {
  /** aⱼ = e^(zⱼ − m) / Σₖ e^(zₖ − m), with m = maxₖ zₖ so that nothing overflows. */
  @Override
  public void forward(double[] z, double[] a, int rows, int units) {
    for (int from = 0; from < rows * units; from += units) {
      double max = z[from];
      for (int j = from + 1; j < from + units; j++) {
        max = Math.max(max, z[j]);
      }
      double sum = 0.0;
      for (int j = from; j < from + units; j++) {
        a[j] = Math.exp(z[j] - max);
        sum += a[j];
      }
      for (int j = from; j < from + units; j++) {
        a[j] /= sum;
      }
    }
  }

  /** dzⱼ = aⱼ·(daⱼ − Σₖ aₖ·daₖ), since ∂aₖ/∂zⱼ = aₖ·([j = k] − aⱼ). */
  @Override
  public void backward(double[] z, double[] a, double[] da, double[] dz, int rows, int units) {
    for (int from = 0; from < rows * units; from += units) {
      double dot = 0.0;
      for (int k = from; k < from + units; k++) {
        dot += a[k] * da[k];
      }
      for (int j = from; j < from + units; j++) {
        dz[j] = a[j] * (da[j] - dot);
      }
    }
  }
}
