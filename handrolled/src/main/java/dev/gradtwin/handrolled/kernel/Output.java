package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;

/**
 * The end of a network: the softmax if there is one, and where the loss enters. Unit j of a row
 * stands at {@code from + j * stride}, whatever the layout.
 */
final class Output {
  private final int units;
  private final boolean softmax;
  private final boolean mean;
  private final double[] w;

  Output(NetworkSpec network) {
    units = network.outputs();
    softmax = isSoftmax(network);
    mean = network.reduction() == Reduction.MEAN;
    w = new double[units];
    for (int j = 0; j < units; j++) {
      w[j] = softmax ? network.lossWeight(j) : slope(network.loss(), units) * network.lossWeight(j);
    }
  }

  /** 2c, of a loss c·Σ(ŷ − y)². */
  private static double slope(Loss loss, int units) {
    return switch (loss) {
      case HALF_SQUARED_ERROR -> 1.0;
      case SQUARED_ERROR -> 2.0;
      case MEAN_SQUARED_ERROR -> 2.0 * (1.0 / units);
      default -> throw new IllegalArgumentException("no kernel for " + loss);
    };
  }

  static boolean isSoftmax(NetworkSpec network) {
    return network.layers().get(network.layers().size() - 1).activation() == Activation.SOFTMAX;
  }

  /** A softmax with its cross-entropy, or a squared error of anything else. */
  static boolean supports(NetworkSpec network) {
    return switch (network.loss()) {
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD -> isSoftmax(network);
      case HALF_SQUARED_ERROR, SQUARED_ERROR, MEAN_SQUARED_ERROR -> !isSoftmax(network);
      default -> false;
    };
  }

  /** Whether {@link #softmax} gives a, and {@link #delta} dz and not da. */
  boolean isSoftmax() {
    return softmax;
  }

  double[] weights() {
    return w;
  }

  /** L = scale · Σₙ ℓₙ. */
  double scale(int rows) {
    return mean ? 1.0 / rows : 1.0;
  }

  /** aⱼ = e^(zⱼ − m) / Σₖ e^(zₖ − m) of a row, with m = maxₖ zₖ; {@code a} modified. */
  void softmax(double[] z, double[] a, int from, int stride) {
    int end = from + units * stride;
    double max = z[from];
    for (int j = from + stride; j < end; j += stride) {
      max = Math.max(max, z[j]);
    }
    double sum = 0.0;
    for (int j = from; j < end; j += stride) {
      a[j] = Elementary.exp(z[j] - max);
      sum += a[j];
    }
    for (int j = from; j < end; j += stride) {
      a[j] /= sum;
    }
  }

  /**
   * Of a row: ∂L/∂ŷⱼ = scale·2c·wⱼ·(ŷⱼ − yⱼ), or, of a softmax, ∂L/∂zⱼ = scale·(ŷⱼ·Σₖ wₖyₖ − wⱼyⱼ);
   * {@code d} modified.
   */
  void delta(double[] yHat, double[] y, double[] d, int from, int stride, double scale) {
    double sum = 0.0;
    for (int j = 0, k = from; softmax && j < units; j++, k += stride) {
      sum += w[j] * y[k];
    }
    for (int j = 0, k = from; j < units; j++, k += stride) {
      d[k] = softmax ? scale * (yHat[k] * sum - w[j] * y[k]) : scale * (w[j] * (yHat[k] - y[k]));
    }
  }

  /** ∂L/∂ŷ of a row that does not count: 0. */
  void noDelta(double[] d, int from, int stride) {
    for (int k = from; k < from + units * stride; k += stride) {
      d[k] = 0.0;
    }
  }
}
