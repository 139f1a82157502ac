package dev.gradtwin.compare.plant;

import dev.gradtwin.compare.diagnosis.model.Cause;
import java.util.function.ToIntFunction;

/** Mistakes in the gradients. */
final class GradientMistakes {
  private GradientMistakes() {}

  static Mistake of(Cause cause) {
    return switch (cause) {
      case TRANSPOSED ->
          new Mistake() {
            @Override
            public double[][] weightGradient(Step step, int layer, double[][] dw) {
              return Matrices.inMemoryOf(dw, Matrices.transposed(dw));
            }
          };
      case CONSTANT_FACTOR -> averaged();
      case GRADIENT_MISSING ->
          new Mistake() {
            @Override
            public double[][] weightGradient(Step step, int layer, double[][] dw) {
              return layer > 0 ? dw : Matrices.map(dw, any -> 0);
            }
          };
      case BIAS_GRADIENT_MISSING ->
          new Mistake() {
            @Override
            public double[] biasGradient(Step step, int layer, double[] db) {
              return new double[db.length];
            }
          };
      case BIAS_GRADIENT_NOT_SUMMED ->
          new Mistake() {
            @Override
            public double[] biasGradient(Step step, int layer, double[] db) {
              return step.dz[layer][step.x.length - 1].clone();
            }
          };
      case STALE_ACTIVATIONS ->
          new Mistake() {
            @Override
            public double[][] gradientInput(Step step, int layer, double[][] x) {
              Step old = step.previous;
              return old == null || old.x.length != step.x.length || layer == 0
                  ? x
                  : old.input(layer);
            }
          };
      case SINGLE_EXAMPLE_ONLY -> rowsFrom(rows -> rows - 1);
      case LAST_BATCH_ONLY -> rowsFrom(rows -> rows / 2);
      case LAYERS_SWAPPED -> swapped();
      case GRADIENT_ACCUMULATED_ACROSS_STEPS -> new Accumulated();
      case PRE_ACTIVATION_FOR_ACTIVATION ->
          new Mistake() {
            @Override
            public double[][] gradientInput(Step step, int layer, double[][] x) {
              return layer == 0 ? x : step.z[layer - 1];
            }
          };
      default -> throw new IllegalArgumentException(cause.code());
    };
  }

  private static Mistake averaged() {
    return new Mistake() {
      @Override
      public double[][] weightGradient(Step step, int layer, double[][] dw) {
        return Matrices.map(dw, g -> g / step.x.length);
      }

      @Override
      public double[] biasGradient(Step step, int layer, double[] db) {
        return Matrices.map(new double[][] {db}, g -> g / step.x.length)[0];
      }
    };
  }

  private static Mistake rowsFrom(ToIntFunction<Integer> first) {
    return new Mistake() {
      @Override
      public double[][] gradientDelta(Step step, int layer, double[][] dz) {
        int from = first.applyAsInt(dz.length);
        return Matrices.build(dz.length, dz[0].length, (n, j) -> n < from ? 0 : dz[n][j]);
      }
    };
  }

  /** Gradients of two successive layers of the same shape, each for the other. */
  private static Mistake swapped() {
    return new Mistake() {
      @Override
      public double[][] weightGradient(Step step, int layer, double[][] dw) {
        if (layer != upper(step) - 1) {
          return dw;
        }
        double[][] other = step.dw[layer + 1];
        step.dw[layer + 1] = dw;
        return other;
      }

      @Override
      public double[] biasGradient(Step step, int layer, double[] db) {
        if (layer != upper(step) - 1) {
          return db;
        }
        double[] other = step.db[layer + 1];
        step.db[layer + 1] = db;
        return other;
      }
    };
  }

  /** The upper of the last two successive layers of the same shape; 0 if there are none. */
  private static int upper(Step step) {
    for (int k = step.last(); k > 0; k--) {
      if (step.w[k].length == step.w[k - 1].length
          && step.w[k][0].length == step.w[k - 1][0].length) {
        return k;
      }
    }
    return 0;
  }

  /** Never set to zero, not even when parameters are loaded. */
  private static final class Accumulated implements Mistake {
    private double[][][] dw = {};
    private double[][] db = {};

    @Override
    public double[][] weightGradient(Step step, int layer, double[][] gradient) {
      if (dw.length == 0) {
        dw = new double[step.w.length][][];
      }
      dw[layer] = dw[layer] == null ? gradient : Matrices.combine(dw[layer], gradient, Double::sum);
      return dw[layer];
    }

    @Override
    public double[] biasGradient(Step step, int layer, double[] gradient) {
      if (db.length == 0) {
        db = new double[step.w.length][];
      }
      db[layer] =
          db[layer] == null
              ? gradient
              : Matrices.combine(
                  new double[][] {db[layer]}, new double[][] {gradient}, Double::sum)[0];
      return db[layer];
    }
  }
}
