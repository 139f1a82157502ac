package dev.gradtwin.compare;

/** Who is further from the exact value than rounding can take a correct implementation. */
public enum WrongSide {
  /** The trainer under test. */
  SUBJECT,
  /** Its twin. */
  REFERENCE,
  /** Each of them. */
  BOTH
}
