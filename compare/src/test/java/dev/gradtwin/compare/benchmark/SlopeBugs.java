package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Bug.bug;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.StepTrace;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bugs of the activation's derivative f′. */
final class SlopeBugs {
  private SlopeBugs() {}

  static final List<Bug> ALL =
      List.of(
          bug(
                  "output-slope-missing",
                  Set.of("activation-derivative-missing", "loss-derivative-of-another-loss"),
                  Places::outputDelta,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          return k == out ? 1 : super.slope(k, z, a);
                        }
                      })
              .where(Needs::curvedOutput),
          bug(
              "hidden-slope-missing",
              Set.of("activation-derivative-missing"),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double slope(int k, double z, double a) {
                      return k == out ? super.slope(k, z, a) : 1;
                    }
                  }),
          bug(
              "every-slope-missing",
              Set.of("activation-derivative-missing", "loss-derivative-of-another-loss"),
              Places::deltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double slope(int k, double z, double a) {
                      return 1;
                    }
                  }),
          bug(
                  "output-slope-twice",
                  Set.of("activation-derivative-twice"),
                  Places::outputDelta,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          double once = super.slope(k, z, a);
                          return k == out ? once * once : once;
                        }
                      })
              .where(Needs::smoothOutput),
          bug(
              "hidden-slope-twice",
              Set.of("activation-derivative-twice"),
              Places::hiddenDeltas,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double slope(int k, double z, double a) {
                      double once = super.slope(k, z, a);
                      return k == out ? once : once * once;
                    }
                  }),
          bug(
                  "hidden-slope-formula-fed-with-z",
                  Set.of("activation-derivative-at-wrong-point"),
                  Places::hiddenDeltas,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          return super.slope(k, z, k == out ? a : z);
                        }
                      })
              .where(Needs::smoothHiddenLayer),
          bug(
                  "output-slope-at-a", // σ′(a): the activation function is applied twice
                  Set.of("activation-derivative-at-wrong-point"),
                  Places::outputDelta,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          return k == out
                              ? super.slope(k, a, Functions.value(f(k), a))
                              : super.slope(k, z, a);
                        }
                      })
              .where(Needs::smoothOutput),
          bug(
                  "hidden-slope-at-a",
                  Set.of("activation-derivative-at-wrong-point"),
                  Places::hiddenDeltas,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          return k == out
                              ? super.slope(k, z, a)
                              : super.slope(k, a, Functions.value(f(k), a));
                        }
                      })
              .where(Needs::smoothHiddenLayer),
          bug(
                  "hidden-slope-of-tanh-for-sigmoid-and-back",
                  Set.of("wrong-activation-derivative"),
                  Places::hiddenDeltas,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          boolean sigmoid = f(k) == Activation.SIGMOID;
                          Activation other = sigmoid ? Activation.TANH : Activation.SIGMOID;
                          return k == out - 1 ? Functions.slope(other, z, a) : super.slope(k, z, a);
                        }
                      })
              .where(Needs::smoothHiddenLayer),
          bug(
                  "slope-of-sigmoid-in-every-layer",
                  Set.of("wrong-activation-derivative"),
                  Places::deltas,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        double slope(int k, double z, double a) {
                          return Functions.slope(Activation.SIGMOID, z, a);
                        }
                      })
              .where(Needs::notOnlySigmoids),
          bug(
                  "slope-at-the-previous-step", // load() forgets
                  Set.of("stale-activations"),
                  Places::hiddenDeltas,
                  e -> new StaleSlope(e, true))
              .where(Needs::smoothHiddenLayer),
          bug(
                  "slope-at-the-previous-step-across-load",
                  Set.of("stale-activations"),
                  Places::hiddenDeltas,
                  e -> new StaleSlope(e, false))
              .where(Needs::smoothHiddenLayer));

  /** f′ of the hidden layers from the z and a of the previous step. */
  private static final class StaleSlope extends TextbookTrainer {
    private final boolean forgets;
    private @Nullable StepTrace previous;

    StaleSlope(Experiment experiment, boolean forgets) {
      super(experiment);
      this.forgets = forgets;
    }

    @Override
    double delta(int k, int n, int j) {
      if (k == out || previous == null || previous.rows() != rows) {
        return super.delta(k, n, j);
      }
      int m = n * nOut(k) + j;
      return error(k, n, j) * slope(k, previous.z(k)[m], previous.a(k)[m]);
    }

    @Override
    void gradientsDone() {
      previous = now.copy();
    }

    @Override
    void forget() {
      previous = forgets ? null : previous;
    }
  }
}
