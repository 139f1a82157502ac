package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Correct implementations that round differently: whoever calls one of them wrong is wrong. */
final class EquivalentTrainers {
  private EquivalentTrainers() {}

  /** By what is different. */
  static Map<String, Function<Experiment, TextbookTrainer>> all() {
    Map<String, Function<Experiment, TextbookTrainer>> all = new LinkedHashMap<>();
    all.put("textbook", TextbookTrainer::new);
    all.put("sums backwards", BackwardSums::new);
    all.put("pairwise sums", PairwiseSums::new);
    all.put("compensated sums", CompensatedSums::new);
    all.put("fused multiply-add", FusedSums::new);
    all.put("StrictMath", StrictFunctions::new);
    all.put("other formulas for f", OtherFunctions::new);
    all.put("tanh from sigmoid", TanhFromSigmoid::new);
    all.put("slopes from z", SlopesFromZ::new);
    all.put("mean folded in at the end", LateScale::new);
    all.put("bias as a weight of 1", BiasFirst::new);
    return all;
  }

  /** Σ from the last term to the first. */
  private static final class BackwardSums extends TextbookTrainer {
    BackwardSums(Experiment experiment) {
      super(experiment);
    }

    @Override
    double dot(double[] p, double[] q, int count) {
      double sum = 0;
      for (int i = count - 1; i >= 0; i--) {
        sum = fl(sum + fl(p[i] * q[i]));
      }
      return sum;
    }
  }

  /** Σ by halves, as NumPy sums. */
  private static final class PairwiseSums extends TextbookTrainer {
    PairwiseSums(Experiment experiment) {
      super(experiment);
    }

    @Override
    double dot(double[] p, double[] q, int count) {
      return between(p, q, 0, count);
    }

    private double between(double[] p, double[] q, int from, int to) {
      if (to - from <= 1) {
        return to == from ? 0 : fl(p[from] * q[from]);
      }
      int middle = (from + to) >>> 1;
      return fl(between(p, q, from, middle) + between(p, q, middle, to));
    }
  }

  /** Kahan's Σ. */
  private static final class CompensatedSums extends TextbookTrainer {
    CompensatedSums(Experiment experiment) {
      super(experiment);
    }

    @Override
    double dot(double[] p, double[] q, int count) {
      double sum = 0;
      double lost = 0;
      for (int i = 0; i < count; i++) {
        double term = fl(fl(p[i] * q[i]) - lost);
        double next = fl(sum + term);
        lost = fl(fl(next - sum) - term);
        sum = next;
      }
      return sum;
    }
  }

  /** Every product and sum, and the update, in one rounding. */
  private static final class FusedSums extends TextbookTrainer {
    FusedSums(Experiment experiment) {
      super(experiment);
    }

    @Override
    double dot(double[] p, double[] q, int count) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum = fl(Math.fma(p[i], q[i], sum));
      }
      return sum;
    }

    @Override
    double updated(int k, double theta, double g) {
      return fl(Math.fma(-rate, g, theta));
    }
  }

  private static final class StrictFunctions extends TextbookTrainer {
    StrictFunctions(Experiment experiment) {
      super(experiment);
    }

    @Override
    double activate(int k, double z) {
      return switch (f(k)) {
        case SIGMOID -> 1 / (1 + StrictMath.exp(-z));
        case TANH -> StrictMath.tanh(z);
        default -> super.activate(k, z);
      };
    }
  }

  /** σ(z) = 1 − σ(−z); tanh z = (1 − e^(−2|z|))/(1 + e^(−2|z|)) with z's sign. */
  private static final class OtherFunctions extends TextbookTrainer {
    OtherFunctions(Experiment experiment) {
      super(experiment);
    }

    @Override
    double activate(int k, double z) {
      double e = fl(Math.exp(-2 * Math.abs(z)));
      return switch (f(k)) {
        case SIGMOID -> fl(1 - fl(1 / fl(1 + fl(Math.exp(z)))));
        case TANH -> Math.copySign(fl(fl(1 - e) / fl(1 + e)), z);
        default -> super.activate(k, z);
      };
    }

    @Override
    double slope(int k, double z, double a) {
      return f(k) == Activation.TANH ? fl(1 - a) * fl(1 + a) : super.slope(k, z, a);
    }
  }

  /** tanh z = 2σ(2z) − 1. */
  private static final class TanhFromSigmoid extends TextbookTrainer {
    TanhFromSigmoid(Experiment experiment) {
      super(experiment);
    }

    @Override
    double activate(int k, double z) {
      return f(k) == Activation.TANH
          ? fl(2 / fl(1 + fl(Math.exp(-2 * z)))) - 1
          : super.activate(k, z);
    }
  }

  /** σ′ = e⁻|ᶻ|/(1 + e⁻|ᶻ|)², tanh′ = 1/cosh² z. */
  private static final class SlopesFromZ extends TextbookTrainer {
    SlopesFromZ(Experiment experiment) {
      super(experiment);
    }

    @Override
    double slope(int k, double z, double a) {
      double e = Math.exp(-Math.abs(z));
      double cosh = Math.cosh(z);
      return switch (f(k)) {
        case SIGMOID -> e / ((1 + e) * (1 + e));
        case TANH -> 1 / cosh / cosh;
        default -> super.slope(k, z, a);
      };
    }
  }

  /** Gradients of the sum, divided by N and, for the mean squared error, by nOut at their end. */
  private static final class LateScale extends TextbookTrainer {
    LateScale(Experiment experiment) {
      super(experiment);
    }

    private double divisor() {
      return (scale() == 1 ? 1 : rows)
          * (network.loss() == Loss.HALF_SQUARED_ERROR ? 1 : nOut(out));
    }

    @Override
    double lossSlope(double yHat, double y) {
      double error = yHat - y;
      return (network.loss() == Loss.HALF_SQUARED_ERROR ? error : 2 * error) / divisor();
    }

    @Override
    double loss() {
      double sum = 0;
      for (int n = rows - 1; n >= 0; n--) {
        for (int j = 0; j < nOut(out); j++) {
          double error = y(n, j) - now.a(out)[n * nOut(out) + j];
          sum += error * error;
        }
      }
      return sum / (network.loss() == Loss.HALF_SQUARED_ERROR ? 2 * divisor() : divisor());
    }

    @Override
    double weightGradient(int k, int i, int j) {
      double sum = 0;
      for (int n = 0; n < rows; n++) {
        sum = fl(sum + fl(gradientInput(k, n, i) * fl(dz(k, n, j) * divisor())));
      }
      return fl(sum / divisor());
    }
  }

  /** z = b + Σ xᵢ·W[i][j], each term added to the last. */
  private static final class BiasFirst extends TextbookTrainer {
    BiasFirst(Experiment experiment) {
      super(experiment);
    }

    @Override
    double z(int k, int n, int j) {
      double sum = bias(k, j);
      for (int i = 0; i < nIn(k); i++) {
        sum = fl(sum + fl(x(k, n, i) * weight(k, i, j)));
      }
      return sum;
    }
  }
}
