package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.Direction;
import dev.gradtwin.compare.oracle.Exact;
import dev.gradtwin.compare.oracle.Oracle;

/**
 * Finds a wrong element of a gradient of which only a direction is known to be wrong, by halving.
 *
 * <p>With errors e and bounds b, |v·e| &gt; Σ bᵢ over a set of elements implies the same over one
 * of its halves, since |v·e| is at most the sum of both halves' and Σ bᵢ is it exactly. So the half
 * with the larger ratio is followed, down to one element with |eₖ| &gt; bₖ.
 */
final class WrongElement {
  private final Oracle oracle;
  private final TensorTally.Told told;

  WrongElement(Oracle oracle, TensorTally.Told told) {
    this.oracle = oracle;
    this.told = told;
  }

  /** The flat index, within its tensor, of an element at which a side is wrong along v. */
  int of(Direction v) {
    int from = 0;
    int to = v.tensor().size();
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      boolean lower = excess(v.between(from, middle)) >= excess(v.between(middle, to));
      from = lower ? from : middle;
      to = lower ? middle : to;
    }
    return from;
  }

  /** The larger error of the two sides, in units of what is allowed; infinite if not finite. */
  private double excess(Direction v) {
    Exact exact = oracle.gradient(v);
    double subject = exact.distanceTo(v, told.subject());
    double reference = exact.distanceTo(v, told.reference());
    double ratio = Math.max(subject, reference) / v.tolerance(told.bounds());
    return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
  }
}
