package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Bug.bug;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.StepTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gradients from what earlier steps left behind, and gradients of too few digits. */
final class GradientStateBugs {
  private GradientStateBugs() {}

  static final List<Bug> ALL =
      List.of(
          bug(
              "inputs-of-the-previous-step-across-load",
              Set.of("stale-activations"),
              Places::weightGradients,
              e -> new StaleInputs(e, false)),
          bug(
              "inputs-of-the-previous-step", // load() forgets
              Set.of("stale-activations"),
              Places::weightGradients,
              e -> new StaleInputs(e, true)),
          bug(
              "gradients-never-zeroed", // load() forgets
              Set.of("gradient-accumulated-across-steps"),
              Places::gradients,
              e -> new Accumulated(e, true, false)),
          bug(
              "gradients-never-zeroed-across-load",
              Set.of("gradient-accumulated-across-steps"),
              Places::gradients,
              e -> new Accumulated(e, false, false)),
          bug(
                  "bias-gradients-never-zeroed-across-load",
                  Set.of("gradient-accumulated-across-steps"),
                  Places::biasGradients,
                  e -> new Accumulated(e, false, true))
              .where(Needs::bias),
          bug(
                  "bias-gradients-never-zeroed", // load() forgets
                  Set.of("gradient-accumulated-across-steps"),
                  Places::biasGradients,
                  e -> new Accumulated(e, true, true))
              .where(Needs::bias),
          bug(
              "single-precision-gradients",
              Set.of("single-precision-arithmetic"),
              Places::gradients,
              e ->
                  new TextbookTrainer(e) {
                    @Override
                    void gradientsDone() {
                      for (int m = 0; m < g().length; m++) {
                        g()[m] = (float) g()[m];
                      }
                    }
                  }));

  /**
   * Gradients of W from the inputs of the previous step; the output layer's from its hidden
   * activations.
   */
  private static final class StaleInputs extends TextbookTrainer {
    private final boolean forgets;
    private @Nullable StepTrace previous;

    StaleInputs(Experiment experiment, boolean forgets) {
      super(experiment);
      this.forgets = forgets;
    }

    @Override
    double gradientInput(int k, int n, int i) {
      return k == 0 || previous == null || previous.rows() != rows
          ? x(k, n, i)
          : previous.a(k - 1)[n * nIn(k) + i];
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

  /** Gradients that are added to those of all steps before. */
  private static final class Accumulated extends TextbookTrainer {
    private final boolean forgets;
    private final boolean biasesOnly;
    private final double[] sums;

    Accumulated(Experiment experiment, boolean forgets, boolean biasesOnly) {
      super(experiment);
      this.forgets = forgets;
      this.biasesOnly = biasesOnly;
      this.sums = new double[theta.length];
    }

    @Override
    void layerDone(int k) {
      for (int m = biasesOnly ? b(k) : w(k); m < end(k); m++) {
        sums[m] += g()[m];
        g()[m] = sums[m];
      }
    }

    @Override
    void forget() {
      if (forgets) {
        Arrays.fill(sums, 0);
      }
    }
  }
}
