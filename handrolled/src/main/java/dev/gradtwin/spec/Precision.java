package dev.gradtwin.spec;

/** The floating-point format in which both sides compute. */
public enum Precision {
  /** IEEE 754 binary64; unit roundoff u = 2⁻⁵³. */
  FLOAT64
}
