package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;

/** Targets that a loss is meant for. */
final class Targets {
  private final Draw draw;
  private final boolean nasty;
  private final Precision precision;

  Targets(Draw draw, boolean nasty, Precision precision) {
    this.draw = draw;
    this.nasty = nasty;
    this.precision = precision;
  }

  double[][] of(Loss loss, int rows, int outputs) {
    double[][] targets = new double[rows][outputs];
    for (double[] row : targets) {
      switch (loss) {
        case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD, KULLBACK_LEIBLER_DIVERGENCE ->
            row[draw.between(0, outputs - 1)] = 1;
        case HINGE, SQUARED_HINGE -> fill(row, -1, 1);
        case BINARY_CROSS_ENTROPY -> fill(row, 0, 1);
        default -> {
          for (int j = 0; j < outputs; j++) {
            row[j] = number(loss);
          }
        }
      }
    }
    return targets;
  }

  private void fill(double[] row, double one, double other) {
    for (int j = 0; j < row.length; j++) {
      row[j] = draw.percent(50) ? one : other;
    }
  }

  private double number(Loss loss) {
    boolean positive =
        loss == Loss.POISSON
            || loss == Loss.MEAN_SQUARED_LOGARITHMIC_ERROR
            || loss == Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR;
    double scale = nasty && draw.percent(10) ? (precision == Precision.FLOAT32 ? 1e20 : 1e150) : 1;
    return scale * (positive ? draw.uniform(0.05, 2) : draw.uniform(-1, 1));
  }
}
