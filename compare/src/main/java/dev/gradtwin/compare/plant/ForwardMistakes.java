package dev.gradtwin.compare.plant;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.spec.Activation;

/** Mistakes on the way to the loss. */
final class ForwardMistakes {
  private ForwardMistakes() {}

  static Mistake of(Cause cause) {
    return switch (cause) {
      case BIAS_IGNORED_IN_FORWARD ->
          new Mistake() {
            @Override
            public double[] forwardBias(Step step, int layer, double[] b) {
              return new double[b.length];
            }
          };
      case WRONG_ACTIVATION_IN_FORWARD -> tanhInTheFirstLayer();
      case WRONG_LOSS ->
          new Mistake() {
            @Override
            public double loss(Step step, double loss) {
              double sum = 0;
              for (double[] row :
                  Matrices.combine(step.a[step.last()], step.y, (p, t) -> Math.abs(p - t))) {
                for (double error : row) {
                  sum += error;
                }
              }
              return sum;
            }
          };
      case SINGLE_PRECISION_ARITHMETIC ->
          new Mistake() {
            @Override
            public double stored(double value) {
              return (float) value;
            }
          };
      case PARAMETER_ORDER ->
          new Mistake() {
            @Override
            public double[][] forwardWeights(Step step, int layer, double[][] w) {
              return readByColumns(w);
            }

            @Override
            public double[][] backwardWeights(Step step, int layer, double[][] w) {
              return readByColumns(w);
            }
          };
      default -> throw new IllegalArgumentException(cause.code());
    };
  }

  private static Mistake tanhInTheFirstLayer() {
    return new Mistake() {
      @Override
      public double[][] activation(Step step, int layer, double[][] a) {
        return layer > 0 ? a : Matrices.map(step.z[0], PlantedNetwork.value(Activation.TANH));
      }

      @Override
      public double[][] slope(Step step, int layer, double[][] slope) {
        return layer > 0 ? slope : Matrices.map(step.a[0], a -> 1 - a * a);
      }
    };
  }

  private static double[][] readByColumns(double[][] w) {
    int rows = w.length;
    int columns = w[0].length;
    double[] flat = new double[rows * columns];
    Matrices.write(w, flat, 0);
    return Matrices.build(rows, columns, (i, j) -> flat[i + rows * j]);
  }
}
