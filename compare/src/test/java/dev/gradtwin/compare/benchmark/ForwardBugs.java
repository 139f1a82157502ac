package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Bug.bug;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import java.util.List;
import java.util.Set;

/** Bugs of the forward pass and of the loss. */
final class ForwardBugs {
  private ForwardBugs() {}

  static final List<Bug> ALL =
      List.of(
          bug(
                  "bias-of-first-layer-ignored",
                  Set.of("bias-ignored-in-forward"),
                  Places.ofLayer(0, Places::z),
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double bias(int k, int j) {
                          return k == 0 ? 0 : super.bias(k, j);
                        }
                      })
              .where(Needs::biasOfFirstLayer),
          bug(
                  "bias-of-output-ignored",
                  Set.of("bias-ignored-in-forward"),
                  Places.ofOutput(Places::z),
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double bias(int k, int j) {
                          return k == out ? 0 : super.bias(k, j);
                        }
                      })
              .where(Needs::biasOfOutput),
          bug(
              "first-activation-confused", // sigmoid for tanh, ReLU and identity, tanh for sigmoid
              Set.of("wrong-activation-in-forward"),
              Places.ofLayer(0, Places::a),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double activate(int k, double z) {
                      if (k > 0) {
                        return super.activate(k, z);
                      }
                      boolean sigmoid = f(k) == Activation.SIGMOID;
                      return Functions.value(sigmoid ? Activation.TANH : Activation.SIGMOID, z);
                    }
                  }),
          bug(
                  "output-activation-forgotten",
                  Set.of("wrong-activation-in-forward"),
                  Places.ofOutput(Places::a),
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double activate(int k, double z) {
                          return k == out ? z : super.activate(k, z);
                        }
                      })
              .where(Needs::curvedOutput),
          bug(
                  "first-weights-read-by-columns", // gradients are written by rows
                  Set.of("parameter-order"),
                  Places.ofLayer(0, Places::z),
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double weight(int k, int i, int j) {
                          return k == 0 ? theta[w(k) + i + nIn(k) * j] : super.weight(k, i, j);
                        }
                      })
              .where(Needs::obliqueFirstLayer),
          bug(
              "all-parameters-by-columns", // a consistent program with another layout
              Set.of("parameter-order", "transposed"),
              Places::z,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weight(int k, int i, int j) {
                      return theta[w(k) + i + nIn(k) * j];
                    }

                    @Override
                    double weightGradient(int k, int i, int j) {
                      int m = i * nOut(k) + j;
                      return super.weightGradient(k, m % nIn(k), m / nIn(k));
                    }
                  }),
          bug(
              "single-precision-pre-activations",
              Set.of("single-precision-arithmetic"),
              Places::z,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double z(int k, int n, int j) {
                      return (float) super.z(k, n, j);
                    }
                  }),
          bug(
              "single-precision-activations",
              Set.of("single-precision-arithmetic"),
              Places::a,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double activate(int k, double z) {
                      return (float) super.activate(k, z);
                    }
                  }),
          bug(
              "float-throughout",
              Set.of("single-precision-arithmetic"),
              Places::z,
              FloatThroughout::new),
          bug(
              "loss-twice",
              Set.of("constant-factor"),
              Places::loss,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double loss() {
                      return 2 * super.loss();
                    }
                  }),
          bug(
              "loss-sum-for-mean-or-mean-for-sum",
              Set.of("constant-factor"),
              Places::loss,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double loss() {
                      return super.loss() * (scale() == 1 ? 1.0 / rows : rows);
                    }
                  }));

  /** Whoever writes {@code float} everywhere. */
  private static final class FloatThroughout extends TextbookTrainer {
    FloatThroughout(Experiment experiment) {
      super(experiment);
    }

    @Override
    double dot(double[] p, double[] q, int count) {
      float sum = 0;
      for (int i = 0; i < count; i++) {
        sum += (float) p[i] * (float) q[i];
      }
      return sum;
    }

    @Override
    double z(int k, int n, int j) {
      return (float) super.z(k, n, j);
    }

    @Override
    double activate(int k, double z) {
      return (float) super.activate(k, z);
    }

    @Override
    double loss() {
      return (float) super.loss();
    }

    @Override
    double delta(int k, int n, int j) {
      return (float) super.delta(k, n, j);
    }

    @Override
    double updated(int k, double theta, double g) {
      return (float) theta - (float) rate * (float) g;
    }
  }
}
