package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.DriftSpread;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Batch;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows how far the parameters of two trainers move apart that each keep their own, beside the
 * spread of the same run.
 */
final class DriftObserver {
  /**
   * Drift is suspicious beyond so many times the spread. Both are chance: two roundings of the run
   * on one side, eight on the other. Over 87 runs of two correct sides, calm ones and chaotic ones
   * up to overflow, drift was never more than 1.7 times the spread at any step. The factor is above
   * that; exceeding it costs a replay, and is no verdict.
   */
  private static final double FACTOR = 4;

  private final ParameterLayout layout;
  private final Optional<DriftSpread> spread;
  private double largest;
  private double recent;
  private OptionalLong firstBeyond = OptionalLong.empty();

  DriftObserver(NetworkSpec network, Optional<DriftSpread> spread) {
    layout = ParameterLayout.of(network);
    this.spread = spread;
  }

  /** Called with the examples of every step, whether it is compared or not. */
  void follow(Batch batch) {
    if (spread.isPresent()) {
      spread.get().step(batch);
    }
  }

  /**
   * Compares the parameters after the step followed last; returns the first that is not finite, or
   * null.
   */
  @Nullable Divergence observe(long step, double[] subject, double[] reference) {
    double apart = 0;
    for (int k = 0; k < subject.length; k++) {
      if (!Double.isFinite(subject[k]) || !Double.isFinite(reference[k])) {
        return notFinite(step, k, subject[k], reference[k]);
      }
      apart = Math.max(apart, Math.abs(subject[k] - reference[k]));
    }
    largest = Math.max(largest, apart);
    recent = Math.max(recent, apart);
    if (firstBeyond.isEmpty() && spread.isPresent() && apart > FACTOR * spread.get().largest()) {
      firstBeyond = OptionalLong.of(step);
    }
    return null;
  }

  private Divergence notFinite(long step, int flat, double subject, double reference) {
    Tensor tensor =
        layout.tensors().stream()
            .filter(t -> flat < t.offset() + t.size())
            .findFirst()
            .orElseThrow();
    return new Divergence(
        step,
        Stage.DRIFT,
        tensor.name(),
        tensor.index(flat - tensor.offset()),
        subject,
        reference,
        0,
        0);
  }

  /** The largest difference of any parameter since this was asked last. */
  double recent() {
    double since = recent;
    recent = 0;
    return since;
  }

  /** How far rounding has taken the run up to now; NaN where that is not known. */
  double spread() {
    return spread.map(DriftSpread::largest).orElse(Double.NaN);
  }

  Drift summary() {
    OptionalDouble ofSpread =
        spread.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(largest == 0 ? 0 : largest / spread.get().largest());
    return new Drift(largest, ofSpread, firstBeyond);
  }
}
