package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Bug.bug;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Bugs of the gradients: what is made of the right inputs and deltas. */
final class GradientBugs {
  private GradientBugs() {}

  static final List<Bug> ALL =
      List.of(
          bug(
              "all-gradients-times-rows",
              Set.of("constant-factor"),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      for (int m = 0; m < g().length; m++) {
                        g()[m] *= rows;
                      }
                    }
                  }),
          bug(
              "first-weights-gradient-divided-by-rows",
              Set.of("constant-factor"),
              Places.ofLayer(0, Places::weightGradients),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weightGradient(int k, int i, int j) {
                      return super.weightGradient(k, i, j) / (k == 0 ? rows : 1);
                    }
                  }),
          bug(
                  "bias-gradient-averaged",
                  Set.of("constant-factor"),
                  Places::biasGradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double biasGradient(int k, int j) {
                          return super.biasGradient(k, j) / rows;
                        }
                      })
              .where(Needs::bias),
          bug(
                  "bias-gradient-negated",
                  Set.of("sign-flipped"),
                  Places::biasGradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double biasGradient(int k, int j) {
                          return -super.biasGradient(k, j);
                        }
                      })
              .where(Needs::bias),
          bug(
              "output-weights-gradient-negated",
              Set.of("sign-flipped"),
              Places.ofOutput(Places::weightGradients),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weightGradient(int k, int i, int j) {
                      return super.weightGradient(k, i, j) * (k == out ? -1 : 1);
                    }
                  }),
          bug(
                  "weight-gradient-transposed",
                  Set.of("transposed"),
                  Places::weightGradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double weightGradient(int k, int i, int j) {
                          return k == Needs.squareLayer(network)
                              ? super.weightGradient(k, j, i)
                              : super.weightGradient(k, i, j);
                        }
                      })
              .where(Needs::square),
          bug(
              "weight-gradients-stored-by-columns", // dzᵀ·x, of shape [nOut, nIn], copied flat
              Set.of("transposed"),
              Places::weightGradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weightGradient(int k, int i, int j) {
                      int m = i * nOut(k) + j;
                      return super.weightGradient(k, m % nIn(k), m / nIn(k));
                    }
                  }),
          bug(
              "first-layer-without-gradient",
              Set.of("gradient-missing"),
              Places.ofLayer(0, Places::gradients),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      Arrays.fill(g(), w(0), end(0), 0);
                    }
                  }),
          bug(
              "output-weights-without-gradient",
              Set.of("gradient-missing"),
              Places.ofOutput(Places::weightGradients),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weightGradient(int k, int i, int j) {
                      return k == out ? 0 : super.weightGradient(k, i, j);
                    }
                  }),
          bug(
                  "first-bias-without-gradient",
                  Set.of("bias-gradient-missing", "gradient-missing"),
                  Places.ofLayer(0, Places::biasGradients),
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double biasGradient(int k, int j) {
                          return k == 0 ? 0 : super.biasGradient(k, j);
                        }
                      })
              .where(Needs::biasOfFirstLayer),
          bug(
                  "no-bias-gradients",
                  Set.of("bias-gradient-missing", "gradient-missing"),
                  Places::biasGradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double biasGradient(int k, int j) {
                          return 0;
                        }
                      })
              .where(Needs::bias),
          bug(
                  "output-bias-gradient-of-first-row",
                  Set.of("bias-gradient-not-summed"),
                  Places.ofOutput(Places::biasGradients),
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double biasGradient(int k, int j) {
                          return k == out ? dz(k, 0, j) : super.biasGradient(k, j);
                        }
                      })
              .where(Needs::biasOfOutput),
          bug(
                  "bias-gradients-of-last-row",
                  Set.of("bias-gradient-not-summed"),
                  Places::biasGradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double biasGradient(int k, int j) {
                          return dz(k, rows - 1, j);
                        }
                      })
              .where(Needs::bias),
          bug(
              "gradients-of-first-row",
              Set.of("single-example-only"),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weightGradient(int k, int i, int j) {
                      return x(k, 0, i) * dz(k, 0, j);
                    }

                    @Override
                    double biasGradient(int k, int j) {
                      return dz(k, 0, j);
                    }
                  }),
          bug(
              "gradients-of-last-row", // = where += was meant
              Set.of("single-example-only"),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weightGradient(int k, int i, int j) {
                      return x(k, rows - 1, i) * dz(k, rows - 1, j);
                    }

                    @Override
                    double biasGradient(int k, int j) {
                      return dz(k, rows - 1, j);
                    }
                  }),
          bug(
              "gradients-of-last-half",
              Set.of("last-batch-only"),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double gradientInput(int k, int n, int i) {
                      return n >= rows / 2 ? x(k, n, i) : 0;
                    }

                    @Override
                    double biasGradient(int k, int j) {
                      double sum = 0;
                      for (int n = rows / 2; n < rows; n++) {
                        sum += dz(k, n, j);
                      }
                      return sum;
                    }
                  }),
          bug(
                  "gradients-of-equal-layers-swapped",
                  Set.of("layers-swapped"),
                  Places::gradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        void gradientsDone() {
                          int k = Needs.twinLayer(network);
                          for (int m = w(k); m < end(k); m++) {
                            double kept = g()[m];
                            g()[m] = g()[m + w(k + 1) - w(k)];
                            g()[m + w(k + 1) - w(k)] = kept;
                          }
                        }
                      })
              .where(Needs::twins),
          bug(
                  "weight-gradients-of-equal-layers-swapped",
                  Set.of("layers-swapped"),
                  Places::weightGradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        void gradientsDone() {
                          int k = Needs.twinLayer(network);
                          for (int m = w(k); m < b(k); m++) {
                            double kept = g()[m];
                            g()[m] = g()[m + w(k + 1) - w(k)];
                            g()[m + w(k + 1) - w(k)] = kept;
                          }
                        }
                      })
              .where(Needs::twins));
}
