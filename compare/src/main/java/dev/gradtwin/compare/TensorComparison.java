package dev.gradtwin.compare;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares one tensor, step after step: keeps its largest difference and allocates only to report a
 * divergence.
 */
final class TensorComparison {
  private final Stage stage;
  private final String tensor;
  private final IntFunction<List<Integer>> index;
  private final DoubleBinaryOperator allowance;
  private double largest;

  /**
   * @param index the element that a flat index stands for
   * @param allowance the largest allowed difference of two values
   */
  TensorComparison(
      Stage stage,
      String tensor,
      IntFunction<List<Integer>> index,
      DoubleBinaryOperator allowance) {
    this.stage = stage;
    this.tensor = tensor;
    this.index = index;
    this.allowance = allowance;
  }

  /**
   * Compares elements {@code from} to {@code from + size}; returns the first that diverges, or
   * null. NaN never passes.
   */
  @Nullable Divergence compare(
      long step, double[] subject, double[] reference, int from, int size) {
    Divergence first = null;
    for (int k = 0; k < size; k++) {
      double s = subject[from + k];
      double r = reference[from + k];
      double difference = Math.abs(s - r);
      if (difference > largest) {
        largest = difference;
      }
      if (first == null) {
        double bound = allowance.applyAsDouble(s, r);
        if (!(difference <= bound) || Double.isInfinite(bound)) {
          first = new Divergence(step, stage, tensor, index.apply(k), s, r, bound);
        }
      }
    }
    return first;
  }

  Difference summary() {
    return new Difference(stage, tensor, largest);
  }
}
