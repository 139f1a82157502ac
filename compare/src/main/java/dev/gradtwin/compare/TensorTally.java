package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.Direction;
import dev.gradtwin.compare.oracle.Exact;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Holds one tensor of both sides against its exact values, step after step, and keeps count. */
final class TensorTally {
  private final Stage stage;
  private final String tensor;
  private final IntFunction<List<Integer>> index;
  private final int from;
  private long elements;
  private long of;
  private int sampled = Integer.MAX_VALUE;
  private int directions = Integer.MAX_VALUE;
  private boolean subjectWrong;
  private boolean referenceWrong;

  /**
   * @param index the element that a flat index stands for
   * @param from where the tensor starts in the arrays
   */
  TensorTally(Stage stage, String tensor, IntFunction<List<Integer>> index, int from) {
    this.stage = stage;
    this.tensor = tensor;
    this.index = index;
    this.from = from;
  }

  /** What both sides have of a step, and how far each may be from the exact values. */
  @SuppressWarnings("ArrayRecordComponent")
  record Told(double[] subject, double[] reference, double[] bounds) {}

  /**
   * Compares elements with their exact values; returns the first at which a side is wrong.
   *
   * @param chosen which, and how many of them at random
   * @param size how many there are
   */
  Optional<Divergence> elements(
      long step, Told told, ElementSample chosen, int size, IntFunction<Exact> exact) {
    elements += chosen.elements().size();
    of += size;
    sampled = Math.min(sampled, chosen.sampled());
    Optional<Divergence> first = Optional.empty();
    for (int k : chosen.elements()) {
      double s = told.subject()[from + k];
      double r = told.reference()[from + k];
      double bound = told.bounds()[from + k];
      Exact value = exact.apply(k);
      boolean subject = !(value.distanceTo(s) <= bound);
      boolean reference = !(value.distanceTo(r) <= bound);
      subjectWrong |= subject;
      referenceWrong |= reference;
      if (first.isEmpty() && (subject || reference)) {
        first = Optional.of(at(step, told, k));
      }
    }
    return first;
  }

  /** The divergence at an element at which a side is known to be wrong. */
  Divergence at(long step, Told told, int element) {
    int k = from + element;
    return new Divergence(
        step,
        stage,
        tensor,
        index.apply(element),
        told.subject()[k],
        told.reference()[k],
        2 * told.bounds()[k],
        2 * told.bounds()[k]);
  }

  /**
   * Compares gradients along a direction, each within the bounds of all elements together; returns
   * whether a side is wrong.
   */
  boolean along(Told told, Direction v, Exact exact) {
    double tolerance = v.tolerance(told.bounds());
    boolean subject = !(exact.distanceTo(v, told.subject()) <= tolerance);
    boolean reference = !(exact.distanceTo(v, told.reference()) <= tolerance);
    subjectWrong |= subject;
    referenceWrong |= reference;
    return subject || reference;
  }

  /** Notes along how many directions of a step it was compared. */
  void directions(int count) {
    directions = Math.min(directions, count);
  }

  TensorCheck summary() {
    return new TensorCheck(
        stage,
        tensor,
        elements,
        of,
        sampled == Integer.MAX_VALUE ? 0 : sampled,
        directions == Integer.MAX_VALUE ? 0 : directions,
        subjectWrong,
        referenceWrong);
  }

  boolean used() {
    return of > 0;
  }
}
