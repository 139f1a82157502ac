package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import java.util.Arrays;

/** What the numbers of an experiment are like. */
final class Values {
  private Values() {}

  /** The largest input or target. */
  static double largest(Experiment e) {
    return Math.max(largest(e.data().inputs()), largest(e.data().targets()));
  }

  private static double largest(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
  }

  /** Whether a loss takes the logarithm of an output. */
  static boolean hasLogarithm(Loss loss) {
    return switch (loss) {
      case BINARY_CROSS_ENTROPY,
          CROSS_ENTROPY,
          NEGATIVE_LOG_LIKELIHOOD,
          KULLBACK_LEIBLER_DIVERGENCE,
          POISSON,
          MEAN_SQUARED_LOGARITHMIC_ERROR ->
          true;
      default -> false;
    };
  }
}
