package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Bug.bug;

import dev.gradtwin.spec.Loss;
import java.util.List;
import java.util.Set;

/** Bugs of the deltas: the loss's derivative and what is sent back through the weights. */
final class DeltaBugs {
  private DeltaBugs() {}

  static final List<Bug> ALL =
      List.of(
          bug(
              "output-delta-doubled",
              Set.of("constant-factor", "loss-derivative-of-another-loss"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double lossSlope(double yHat, double y) {
                      return 2 * super.lossSlope(yHat, y);
                    }
                  }),
          bug(
              "output-delta-sum-for-mean-or-mean-for-sum",
              Set.of("constant-factor"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double lossSlope(double yHat, double y) {
                      return super.lossSlope(yHat, y) * (scale() == 1 ? 1.0 / rows : rows);
                    }
                  }),
          bug(
              "hidden-delta-halved",
              Set.of("constant-factor"),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      return super.delta(k, n, j) * (k == out ? 1 : 0.5);
                    }
                  }),
          bug(
              "target-minus-output",
              Set.of("sign-flipped", "loss-gradient-at-targets-swapped"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double lossSlope(double yHat, double y) {
                      return super.lossSlope(y, yHat);
                    }
                  }),
          bug(
              "target-minus-output-and-ascent", // the tutorial's signs: two wrongs in the update
              Set.of("sign-flipped", "loss-gradient-at-targets-swapped"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double lossSlope(double yHat, double y) {
                      return super.lossSlope(y, yHat);
                    }

                    @Override
                    double updated(int k, double theta, double g) {
                      return theta + rate * g;
                    }
                  }),
          bug(
              "hidden-delta-negated",
              Set.of("sign-flipped"),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      return super.delta(k, n, j) * (k == out ? 1 : -1);
                    }
                  }),
          bug(
              "slope-of-absolute-error",
              Set.of("loss-derivative-of-another-loss"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double lossSlope(double yHat, double y) {
                      return scale() * Math.signum(yHat - y);
                    }
                  }),
          bug(
                  "slope-of-cross-entropy", // (ŷ−y)/(ŷ(1−ŷ)) · ŷ(1−ŷ)
                  Set.of("loss-derivative-of-another-loss", "activation-derivative-missing"),
                  Places::outputDelta,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double delta(int k, int n, int j) {
                          double yHat = now.a(k)[n * nOut(k) + j];
                          return k == out ? scale() * (yHat - y(n, j)) : super.delta(k, n, j);
                        }
                      })
              .where(Needs::sigmoidOutput),
          bug(
              "slope-of-the-other-squared-error",
              Set.of("loss-derivative-of-another-loss", "constant-factor"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double lossSlope(double yHat, double y) {
                      boolean half = network.loss() == Loss.HALF_SQUARED_ERROR;
                      return scale() * (yHat - y) * (half ? 2.0 / nOut(out) : 1);
                    }
                  }),
          bug(
                  "weights-transposed-on-the-way-back",
                  Set.of("transposed"),
                  Places::hiddenDeltas,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double backwardWeight(int k, int i, int j) {
                          return k == Needs.squareLayer(network)
                              ? weight(k, j, i)
                              : weight(k, i, j);
                        }
                      })
              .where(Needs::squareAboveFirst),
          bug(
              "hidden-delta-detached",
              Set.of("gradient-missing"),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double error(int k, int n, int i) {
                      return k == out ? super.error(k, n, i) : 0;
                    }
                  }),
          bug(
              "updated-weights-on-the-way-back",
              Set.of("updated-weights-in-backward"),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void layerDone(int k) {
                      updateLayer(k);
                    }

                    @Override
                    void update() {}
                  }),
          bug(
              "delta-of-first-row-only",
              Set.of("single-example-only"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      return n == 0 ? super.delta(k, n, j) : 0;
                    }
                  }),
          bug(
              "delta-of-last-half-only",
              Set.of("last-batch-only"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      return n >= rows / 2 ? super.delta(k, n, j) : 0;
                    }
                  }),
          bug(
              "single-precision-deltas",
              Set.of("single-precision-arithmetic"),
              Places::outputDelta,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double delta(int k, int n, int j) {
                      return (float) super.delta(k, n, j);
                    }
                  }));
}
