package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Bug.bug;

import dev.gradtwin.spec.Activation;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Bugs that no catalogue has a name for. */
final class OddBugs {
  private OddBugs() {}

  static final List<Bug> ALL =
      List.of(
          bug(
              "gradient-rounded-to-3-digits", // three decimals
              Set.of(),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      for (int m = 0; m < g().length; m++) {
                        g()[m] = Math.rint(g()[m] * 1000) / 1000;
                      }
                    }
                  }),
          bug(
              "one-element-of-a-gradient-wrong",
              Set.of(),
              Places.ofLayer(0, Places::gradients),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      int m = theta.length / 3 % end(0);
                      g()[m] = 1.01 * g()[m] + 1e-4;
                    }
                  }),
          bug(
              "gradient-clipped-at-0.1",
              Set.of(),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      for (int m = 0; m < g().length; m++) {
                        g()[m] = Math.max(-0.1, Math.min(0.1, g()[m]));
                      }
                    }
                  }),
          bug(
              "gradients-divided-by-their-norm",
              Set.of(),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      double squares = 0;
                      for (double value : g()) {
                        squares += value * value;
                      }
                      double norm = Math.sqrt(squares);
                      for (int m = 0; m < g().length; m++) {
                        g()[m] /= norm + 1e-12;
                      }
                    }
                  }),
          bug(
              "gradient-made-positive",
              Set.of(),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      for (int m = 0; m < g().length; m++) {
                        g()[m] = Math.abs(g()[m]);
                      }
                    }
                  }),
          bug(
              "weight-decay-in-the-gradient",
              Set.of("weight-decay-added"),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      for (int m = 0; m < g().length; m++) {
                        g()[m] += 1e-3 * theta[m];
                      }
                    }
                  }),
          bug(
              "noise-in-the-gradient",
              Set.of(),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    private final SplittableRandom random = new SplittableRandom(1);

                    @Override
                    void gradientsDone() {
                      for (int m = 0; m < g().length; m++) {
                        g()[m] *= 1 + 1e-3 * (random.nextDouble() - 0.5);
                      }
                    }
                  }),
          bug(
              "largest-row-for-the-sum",
              Set.of(),
              Places::weightGradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double weightGradient(int k, int i, int j) {
                      double largest = 0;
                      for (int n = 0; n < rows; n++) {
                        double term = x(k, n, i) * dz(k, n, j);
                        largest = Math.abs(term) > Math.abs(largest) ? term : largest;
                      }
                      return largest;
                    }
                  }),
          bug(
              "rows-of-hidden-deltas-rotated",
              Set.of(),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      return super.delta(k, k == out ? n : (n + 1) % rows, j);
                    }
                  }),
          bug(
              "last-hidden-unit-dropped",
              Set.of(),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      return k < out && j == nOut(k) - 1 ? 0 : super.delta(k, n, j);
                    }
                  }),
          bug(
              "square-root-of-output-delta",
              Set.of(),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      double delta = super.delta(k, n, j);
                      return k == out ? Math.signum(delta) * Math.sqrt(Math.abs(delta)) : delta;
                    }
                  }),
          bug(
              "hidden-slope-is-the-activation",
              Set.of("wrong-activation-derivative"),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double slope(int k, double z, double a) {
                      return k == out ? super.slope(k, z, a) : a;
                    }
                  }),
          bug(
                  "relu-slope-leaks",
                  Set.of(),
                  Places::deltas,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          return f(k) == Activation.RELU && z <= 0 ? 0.01 : super.slope(k, z, a);
                        }
                      })
              .where(Needs::relu),
          bug(
              "activations-rounded-to-3-decimals",
              Set.of(),
              Places::a,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double activate(int k, double z) {
                      return Math.rint(super.activate(k, z) * 1000) / 1000;
                    }
                  }),
          bug(
                  "bias-gradient-of-the-next-unit",
                  Set.of(),
                  Places::biasGradients,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double biasGradient(int k, int j) {
                          return super.biasGradient(k, (j + 1) % nOut(k));
                        }
                      })
              .where(Needs::bias),
          bug(
              "loss-with-weight-penalty",
              Set.of(),
              Places::loss,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double loss() {
                      double squares = 0;
                      for (double value : theta) {
                        squares += value * value;
                      }
                      return super.loss() + 1e-3 * squares;
                    }
                  }),
          bug(
              "momentum-nobody-asked-for", // across load()
              Set.of("momentum-added"),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    private final double[] velocity = new double[theta.length];

                    @Override
                    void update() {
                      for (int m = 0; m < theta.length; m++) {
                        velocity[m] = 0.9 * velocity[m] + g()[m];
                        theta[m] -= rate * velocity[m];
                      }
                    }
                  }),
          bug(
              "parameters-clamped",
              Set.of(),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double updated(int k, double theta, double g) {
                      return Math.max(-0.5, Math.min(0.5, super.updated(k, theta, g)));
                    }
                  }));
}
