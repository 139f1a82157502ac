package dev.gradtwin.spec;

/** The floating-point format in which both sides compute. */
public enum Precision {
  /** IEEE 754 binary64; unit roundoff u = 2⁻⁵³. */
  FLOAT64(0x1.0p-53, Double.MIN_NORMAL),
  /** IEEE 754 binary32; unit roundoff u = 2⁻²⁴. */
  FLOAT32(0x1.0p-24, Float.MIN_NORMAL);

  private final double unitRoundoff;
  private final double smallestNormal;

  Precision(double unitRoundoff, double smallestNormal) {
    this.unitRoundoff = unitRoundoff;
    this.smallestNormal = smallestNormal;
  }

  /**
   * The largest relative error of one rounding to a normal number.
   *
   * @return u
   */
  public double unitRoundoff() {
    return unitRoundoff;
  }

  /**
   * The smallest positive number with a full significand.
   *
   * @return what underflow can change a result by, at most
   */
  public double smallestNormal() {
    return smallestNormal;
  }

  /**
   * The nearest number of this format.
   *
   * @param value any double
   * @return {@code value}, rounded; infinite where the format holds nothing as large
   */
  public double round(double value) {
    return this == FLOAT32 ? (float) value : value;
  }

  /**
   * Rounds a range of an array.
   *
   * @param values each replaced by the nearest number of this format; modified
   * @param from the first index
   * @param to the index after the last
   */
  public void round(double[] values, int from, int to) {
    if (this == FLOAT64) {
      return;
    }
    for (int k = from; k < to; k++) {
      values[k] = round(values[k]);
    }
  }
}
