package dev.gradtwin.compare.cli;

import dev.gradtwin.spec.SpecException;

/** The range of an option that takes a whole number. */
final class WholeNumber {
  private WholeNumber() {}

  /**
   * Refuses a number outside its range.
   *
   * @throws SpecException if it is
   */
  static void require(String option, long value, long low, long high) {
    if (value < low || value > high) {
      throw SpecException.of(option, "a whole number from " + low + " to " + high, value);
    }
  }
}
