package dev.gradtwin.compare.oracle;

import org.hipparchus.dfp.Dfp;

/** An exact value, to 40 digits. */
public final class Exact {
  private final Dfp value;

  Exact(Dfp value) {
    this.value = value;
  }

  /**
   * The nearest double.
   *
   * @return the value, rounded
   */
  public double toDouble() {
    return value.toDouble();
  }

  /**
   * How far a computed value is from it, before any rounding of the exact one: a bound may be half
   * a unit in the last place.
   *
   * @param computed a double
   * @return |computed − exact|, NaN if {@code computed} is not finite
   */
  public double distanceTo(double computed) {
    return Double.isFinite(computed)
        ? value.newInstance(computed).subtract(value).abs().toDouble()
        : Double.NaN;
  }
}
