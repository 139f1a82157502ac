package dev.gradtwin.compare;

/**
 * The largest difference that is put down to rounding. Measured, two correct implementations differ
 * in one step by 1e-17 and, each on its own for 20,000 steps, by 1e-14; the smallest planted bug
 * differs by 1e-6.
 */
final class Allowance {
  private static final double RELATIVE = 1e-12;
  private static final double ABSOLUTE = 1e-15;
  private static final double DRIFT = 1e-9;

  private Allowance() {}

  /**
   * Within one step from the same parameters: relative to the larger value, with an absolute floor.
   */
  static double withinStep(double subject, double reference) {
    return ABSOLUTE + RELATIVE * Math.max(Math.abs(subject), Math.abs(reference));
  }

  /**
   * Between parameters that have been trained apart: relative to the larger value, absolute below
   * 1.
   */
  static double drift(double subject, double reference) {
    return DRIFT * Math.max(1.0, Math.max(Math.abs(subject), Math.abs(reference)));
  }
}
