package dev.gradtwin.compare;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares one tensor, step after step: keeps its largest differences and allocates only to report
 * a divergence.
 */
final class TensorComparison {
  private final Stage stage;
  private final String tensor;
  private final IntFunction<List<Integer>> index;
  private double largest;
  private double ofBound; // since recent() was asked last
  private double ofBoundBefore;
  private boolean compared;

  /**
   * @param index the element that a flat index stands for
   */
  TensorComparison(Stage stage, String tensor, IntFunction<List<Integer>> index) {
    this.stage = stage;
    this.tensor = tensor;
    this.index = index;
  }

  /**
   * Compares elements {@code from} to {@code from + size}; returns the first that diverges, or
   * null. NaN never passes.
   *
   * @param bounds how far each side may be from the exact value: the two may differ by twice as
   *     much
   * @param proven how far it may be in the worst case, no less; only described by
   */
  @Nullable Divergence compare(
      long step,
      double[] subject,
      double[] reference,
      double[] bounds,
      double[] proven,
      int from,
      int size) {
    compared = true;
    Divergence first = null;
    for (int k = from; k < from + size; k++) {
      double s = subject[k];
      double r = reference[k];
      double allowed = 2 * bounds[k];
      double difference = Math.abs(s - r);
      largest = difference > largest ? difference : largest;
      ofBound = difference > ofBound * allowed ? difference / allowed : ofBound;
      if (first == null
          && (!(difference <= allowed) || !Double.isFinite(s) || !Double.isFinite(r))) {
        double most = 2 * proven[k];
        double bound = difference <= most ? allowed : most;
        first = new Divergence(step, stage, tensor, index.apply(k - from), s, r, bound, most);
      }
    }
    return first;
  }

  /** Whether there was anything to compare yet. */
  boolean compared() {
    return compared;
  }

  /** The largest difference in units of what is allowed since this was asked last. */
  double recent() {
    double recent = ofBound;
    ofBoundBefore = Math.max(ofBoundBefore, recent);
    ofBound = 0;
    return recent;
  }

  Difference summary() {
    return new Difference(stage, tensor, largest, Math.max(ofBoundBefore, ofBound));
  }
}
