package dev.gradtwin.compare.oracle;

import org.hipparchus.dfp.Dfp;

/** An exact value, to 40 digits. */
public final class Exact {
  private final Dfp value;

  Exact(Dfp value) {
    this.value = value;
  }

  /** All its digits. */
  Dfp value() {
    return value;
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

  /**
   * How far v·g of a computed gradient is from it, summed with as many digits.
   *
   * @param v a direction
   * @param gradient the computed gradient of all parameters
   * @return |v·gradient − exact|, NaN if an element along v is not finite
   */
  public double distanceTo(Direction v, double[] gradient) {
    Dfp sum = value.getZero();
    for (int k = 0; k < v.tensor().size(); k++) {
      double element = gradient[v.tensor().offset() + k];
      if (v.sign(k) != 0 && !Double.isFinite(element)) {
        return Double.NaN;
      }
      if (v.sign(k) != 0) {
        sum = sum.add(value.newInstance(v.sign(k) * element));
      }
    }
    return sum.subtract(value).abs().toDouble();
  }
}
