package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Bug.bug;

import java.util.List;
import java.util.Set;

/** Bugs of the update: right gradients, wrong parameters. */
final class UpdateBugs {
  private UpdateBugs() {}

  static final List<Bug> ALL =
      List.of(
          bug(
              "ascent",
              Set.of("sign-flipped", "wrong-learning-rate"),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double updated(int k, double theta, double g) {
                      return theta + rate * g;
                    }
                  }),
          bug(
              "rate-tenfold",
              Set.of("wrong-learning-rate", "constant-factor"),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double updated(int k, double theta, double g) {
                      return theta - 10 * rate * g;
                    }
                  }),
          bug(
              "rate-divided-by-rows",
              Set.of("wrong-learning-rate", "constant-factor"),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double updated(int k, double theta, double g) {
                      return theta - rate / rows * g;
                    }
                  }),
          bug(
                  "rate-of-biases-doubled",
                  Set.of("wrong-learning-rate", "constant-factor", "update-applied-twice"),
                  Places::biasUpdates,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        void update() {
                          super.update();
                          for (int k = 0; k <= out; k++) {
                            for (int m = b(k); m < end(k); m++) {
                              theta[m] -= rate * g()[m];
                            }
                          }
                        }
                      })
              .where(Needs::bias),
          bug(
              "update-twice",
              Set.of("update-applied-twice", "wrong-learning-rate", "constant-factor"),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void update() {
                      super.update();
                      super.update();
                    }
                  }),
          bug(
              "first-layer-updated-twice",
              Set.of("update-applied-twice", "wrong-learning-rate", "constant-factor"),
              Places.ofLayer(0, Places::updates),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void update() {
                      super.update();
                      updateLayer(0);
                    }
                  }),
          bug(
              "first-layer-not-updated",
              Set.of("gradient-missing", "wrong-learning-rate"),
              Places.ofLayer(0, Places::updates),
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double updated(int k, double theta, double g) {
                      return k == 0 ? theta : super.updated(k, theta, g);
                    }
                  }),
          bug(
                  "biases-not-updated",
                  Set.of("gradient-missing", "bias-gradient-missing", "wrong-learning-rate"),
                  Places::biasUpdates,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        void update() {
                          for (int k = 0; k <= out; k++) {
                            for (int m = w(k); m < b(k); m++) {
                              theta[m] -= rate * g()[m];
                            }
                          }
                        }
                      })
              .where(Needs::bias),
          bug(
                  "updates-of-equal-layers-swapped",
                  Set.of("layers-swapped"),
                  Places::updates,
                  e ->
                      new TextbookTrainer(e) {
                        @Override
                        void update() {
                          int twin = Needs.twinLayer(network);
                          for (int k = 0; k <= out; k++) {
                            int other = k == twin ? k + 1 : k == twin + 1 ? twin : k;
                            for (int m = w(k); m < end(k); m++) {
                              theta[m] -= rate * g()[m + w(other) - w(k)];
                            }
                          }
                        }
                      })
              .where(Needs::twins),
          bug(
              "single-precision-parameters",
              Set.of("single-precision-arithmetic"),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double updated(int k, double theta, double g) {
                      return (float) super.updated(k, theta, g);
                    }
                  }),
          bug(
              "single-precision-step",
              Set.of("single-precision-arithmetic"),
              Places::updates,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    double updated(int k, double theta, double g) {
                      return theta - (float) (rate * g);
                    }
                  }));
}
