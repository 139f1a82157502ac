package dev.gradtwin.compare;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows how far the parameters of two trainers move apart that each keep their own. */
final class Drift {
  private final List<Tensor> tensors;
  private final List<TensorComparison> comparisons = new ArrayList<>();

  Drift(NetworkSpec network) {
    tensors = ParameterLayout.of(network).tensors();
    for (Tensor t : tensors) {
      comparisons.add(new TensorComparison(Stage.DRIFT, t.name(), t::index, Allowance::drift));
    }
  }

  /**
   * Compares the parameters after a step; returns the first element that is too far off, or null.
   */
  @Nullable Divergence observe(long step, double[] subject, double[] reference) {
    Divergence first = null;
    for (int k = 0; k < tensors.size(); k++) {
      Tensor t = tensors.get(k);
      Divergence found = comparisons.get(k).compare(step, subject, reference, t.offset(), t.size());
      first = first != null ? first : found;
    }
    return first;
  }

  /** The largest difference over all parameters and steps so far. */
  double largest() {
    return comparisons.stream().mapToDouble(c -> c.summary().largest()).max().orElse(0.0);
  }
}
