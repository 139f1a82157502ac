package dev.gradtwin.compare.oracle;

import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/** Numbers of so many decimal digits with their derivative along a direction. */
final class SlopeArithmetic extends FieldArithmetic<FieldUnivariateDerivative1<Dfp>> {
  private final DfpField field;

  SlopeArithmetic(DfpField field) {
    this.field = field;
  }

  @Override
  public FieldUnivariateDerivative1<Dfp> exact(double value) {
    return new FieldUnivariateDerivative1<>(field.newDfp(value), field.getZero());
  }

  @Override
  public FieldUnivariateDerivative1<Dfp> withDerivativeOf(
      FieldUnivariateDerivative1<Dfp> value, FieldUnivariateDerivative1<Dfp> differentiated) {
    return new FieldUnivariateDerivative1<>(value.getValue(), differentiated.getFirstDerivative());
  }
}
