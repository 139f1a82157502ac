package dev.gradtwin.compare.oracle;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/** Numbers of so many decimal digits. */
final class DigitArithmetic extends FieldArithmetic<Dfp> {
  private final DfpField field;

  DigitArithmetic(DfpField field) {
    this.field = field;
  }

  @Override
  public Dfp exact(double value) {
    return field.newDfp(value);
  }

  @Override
  public Dfp withDerivativeOf(Dfp value, Dfp differentiated) {
    return value;
  }
}
