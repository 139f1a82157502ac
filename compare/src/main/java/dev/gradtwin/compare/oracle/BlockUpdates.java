package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization.Rule;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Takes the steps of all parameters by an {@link UpdateRule}, block by block, and keeps what they
 * leave behind. Allocates nothing in a step of which gradients are not scaled.
 */
final class BlockUpdates {
  private static final int BLOCK = 256;

  private final Experiment experiment;
  private final BlockArithmetic arithmetic;
  private final UpdateRule<Block> rule;
  private final boolean scaled;
  private final List<Tensor> tensors;
  private final int size;
  private final int lasting;
  private final List<Block> ownBefore;
  private final List<Block> ownAfter;
  private List<Block> scales = List.of();
  private double[] state;
  private double[] errors;
  private double[] stateBefore;
  private double[] errorsBefore;
  private long step;

  /** Before the first step. */
  BlockUpdates(Experiment experiment, BlockArithmetic arithmetic) {
    this(experiment, arithmetic, UpdaterVariant.RIGHT);
  }

  /** With a formula that is not quite the right one. */
  BlockUpdates(Experiment experiment, BlockArithmetic arithmetic, UpdaterVariant variant) {
    this.experiment = experiment;
    this.arithmetic = arithmetic;
    rule = new UpdateRule<>(experiment, arithmetic, variant);
    Rule normalization = experiment.training().normalization().rule();
    scaled =
        variant != UpdaterVariant.NORMALIZATION_MISSING
            && normalization != Rule.NONE
            && normalization != Rule.CLIP_ELEMENTWISE_ABSOLUTE_VALUE;
    ParameterLayout layout = ParameterLayout.of(experiment.network());
    tensors = layout.tensors();
    size = layout.size();
    state = new double[size * rule.slots()];
    errors = new double[state.length];
    for (int slot = 0; slot < rule.slots(); slot++) {
      Block initial = rule.initial(slot);
      Arrays.fill(state, slot * size, (slot + 1) * size, initial.v[initial.from]);
      Arrays.fill(errors, slot * size, (slot + 1) * size, initial.e[initial.from]);
    }
    stateBefore = state.clone();
    errorsBefore = errors.clone();
    ownBefore = new ArrayList<>(Collections.nCopies(rule.slots(), new Block()));
    ownAfter = new ArrayList<>(ownBefore);
    lasting = arithmetic.mark();
  }

  /** Continues after another run's steps. */
  void resume(UpdateHistory history) {
    step = history.step();
    state = history.state().clone();
    errors = history.errors().clone();
  }

  /** What earlier steps left behind, before the step taken last. */
  UpdateHistory history() {
    double[] factors = scales.stream().mapToDouble(arithmetic::real).toArray();
    return new UpdateHistory(step - 1, stateBefore.clone(), errorsBefore.clone(), factors);
  }

  /** What all steps left behind. */
  UpdateHistory historyAfter() {
    return new UpdateHistory(step, state.clone(), errors.clone(), new double[0]);
  }

  /** Goes on after a step of which nothing is known. */
  void skip() {
    Arrays.fill(errors, Double.POSITIVE_INFINITY);
    step++;
  }

  /**
   * Takes a step: θ′ of all parameters.
   *
   * @param g the gradients; {@code eg} their bounds
   * @param after receives θ′, may be {@code theta}; {@code eAfter} its bounds; modified
   */
  void next(double[] theta, double[] g, double[] eg, double[] after, double[] eAfter) {
    take(theta, g, eg, after, eAfter, true);
  }

  /** Takes a step: what is subtracted from each parameter. */
  void steps(double[] theta, double[] g, double[] eg, double[] u, double[] eu) {
    take(theta, g, eg, u, eu, false);
  }

  private void take(
      double[] theta, double[] g, double[] eg, double[] into, double[] eInto, boolean subtracted) {
    begin(g, eg);
    int ofStep = arithmetic.mark();
    for (int t = 0; t < tensors.size(); t++) {
      Tensor tensor = tensors.get(t);
      Block factor = scales.isEmpty() ? null : scales.get(t);
      int end = tensor.offset() + tensor.size();
      for (int from = tensor.offset(); from < end; from += BLOCK) {
        arithmetic.release(ofStep);
        int count = Math.min(BLOCK, end - from);
        for (int slot = 0; slot < rule.slots(); slot++) {
          int at = slot * size + from;
          ownBefore.set(slot, arithmetic.view(stateBefore, errorsBefore, at, count));
        }
        Block before = arithmetic.exact(theta, from, count);
        Block gradient = arithmetic.view(g, eg, from, count);
        Block u = rule.step(tensor.bias(), before, gradient, factor, ownBefore, ownAfter);
        for (int slot = 0; slot < rule.slots(); slot++) {
          ownAfter.get(slot).copyTo(state, errors, slot * size + from);
        }
        (subtracted ? arithmetic.subtract(before, u) : u).copyTo(into, eInto, from);
      }
    }
    step++;
  }

  private void begin(double[] g, double[] eg) {
    arithmetic.release(lasting);
    double[] oldState = stateBefore;
    double[] oldErrors = errorsBefore;
    stateBefore = state;
    errorsBefore = errors;
    state = oldState;
    errors = oldErrors;
    if (scaled) {
      List<Block> gradients =
          tensors.stream().map(t -> arithmetic.view(g, eg, t.offset(), t.size())).toList();
      scales = GradientScale.of(experiment, arithmetic, gradients);
    }
    rule.begin(step);
  }
}
