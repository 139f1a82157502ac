package dev.gradtwin.compare;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows how far the parameters of two trainers move apart that each keep their own.
 *
 * <p>No worst case bounds this for long. Measured, two correct implementations of the networks
 * tested are 1e-14 apart after 20,000 steps; the allowance, relative to the larger value and
 * absolute below 1, leaves five orders to chaotic training. In float32 it is as many units of
 * roundoff.
 */
final class Drift {
  private static final double ALLOWANCE = 1e-9;

  private final List<Tensor> tensors;
  private final List<TensorComparison> comparisons = new ArrayList<>();
  private final double[] bounds;
  private final double allowance;

  Drift(NetworkSpec network, Precision precision) {
    allowance = ALLOWANCE * (precision.unitRoundoff() / Precision.FLOAT64.unitRoundoff());
    tensors = ParameterLayout.of(network).tensors();
    bounds = new double[ParameterLayout.of(network).size()];
    for (Tensor t : tensors) {
      comparisons.add(new TensorComparison(Stage.DRIFT, t.name(), t::index));
    }
  }

  /**
   * Compares the parameters after a step; returns the first element that is too far off, or null.
   */
  @Nullable Divergence observe(long step, double[] subject, double[] reference) {
    for (int k = 0; k < bounds.length; k++) {
      bounds[k] =
          allowance / 2 * Math.max(1.0, Math.max(Math.abs(subject[k]), Math.abs(reference[k])));
    }
    Divergence first = null;
    for (int k = 0; k < tensors.size(); k++) {
      Tensor t = tensors.get(k);
      Divergence found =
          comparisons.get(k).compare(step, subject, reference, bounds, t.offset(), t.size());
      first = first != null ? first : found;
    }
    return first;
  }

  /** The largest difference over all parameters and steps so far. */
  double largest() {
    return comparisons.stream().mapToDouble(c -> c.summary().largest()).max().orElse(0.0);
  }
}
