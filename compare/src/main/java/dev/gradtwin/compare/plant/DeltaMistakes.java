package dev.gradtwin.compare.plant;

import dev.gradtwin.compare.diagnosis.model.Cause;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Mistakes in the deltas. */
final class DeltaMistakes {
  private DeltaMistakes() {}

  static Mistake of(Cause cause) {
    return switch (cause) {
      case ACTIVATION_DERIVATIVE_MISSING -> slopeOfHiddenLayers(slope -> 1);
      case ACTIVATION_DERIVATIVE_TWICE -> slopeOfHiddenLayers(slope -> slope * slope);
      case ACTIVATION_DERIVATIVE_AT_WRONG_POINT -> slopeFrom(step -> step.z, z -> z * (1 - z));
      case WRONG_ACTIVATION_DERIVATIVE -> slopeFrom(step -> step.a, a -> 1 - a * a);
      case LOSS_DERIVATIVE_OF_ANOTHER_LOSS -> lossGradient(g -> Matrices.map(g, Math::signum));
      case LOSS_GRADIENT_AT_TARGETS_SWAPPED -> lossGradient(g -> Matrices.map(g, e -> -e));
      case UPDATED_WEIGHTS_IN_BACKWARD ->
          new Mistake() {
            @Override
            public double[][] backwardWeights(Step step, int layer, double[][] w) {
              return step.updated[layer];
            }
          };
      case STALE_WEIGHTS ->
          new Mistake() {
            @Override
            public double[][] backwardWeights(Step step, int layer, double[][] w) {
              return step.previous == null ? w : step.previous.w[layer];
            }
          };
      case WEIGHTS_MISSING_IN_BACKWARD ->
          new Mistake() {
            @Override
            public double[][] backwardWeights(Step step, int layer, double[][] w) {
              return Matrices.map(w, any -> 1);
            }
          };
      case ERROR_PROPAGATED_WITHOUT_DERIVATIVE ->
          new Mistake() {
            @Override
            public double[][] propagated(Step step, int layer, double[][] dz) {
              return step.da[layer];
            }
          };
      case ACTIVATION_FOR_DELTA ->
          new Mistake() {
            @Override
            public double[][] propagated(Step step, int layer, double[][] dz) {
              return step.a[layer];
            }
          };
      default -> throw new IllegalArgumentException(cause.code());
    };
  }

  private static Mistake lossGradient(UnaryOperator<double[][]> change) {
    return new Mistake() {
      @Override
      public double[][] lossGradient(Step step, double[][] gradient) {
        return change.apply(gradient);
      }
    };
  }

  private static Mistake slopeOfHiddenLayers(DoubleUnaryOperator change) {
    return new Mistake() {
      @Override
      public double[][] slope(Step step, int layer, double[][] slope) {
        return layer == step.last() ? slope : Matrices.map(slope, change);
      }
    };
  }

  /** Values by layer. */
  private interface Values {
    double[][][] of(Step step);
  }

  private static Mistake slopeFrom(Values values, DoubleUnaryOperator formula) {
    return new Mistake() {
      @Override
      public double[][] slope(Step step, int layer, double[][] slope) {
        return Matrices.map(values.of(step)[layer], formula);
      }
    };
  }
}
