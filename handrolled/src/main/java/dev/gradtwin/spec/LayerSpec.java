package dev.gradtwin.spec;

/**
 * A dense layer: z = x·W (+ b), a = f(z).
 *
 * @param units nOut, the number of units
 * @param activation f
 * @param bias whether b is there
 */
public record LayerSpec(int units, Activation activation, boolean bias) {
  /** The largest number of units of one layer. */
  public static final int MAX_UNITS = 65_536;

  /** Whether a layer has a bias where nothing is said. */
  public static final boolean DEFAULT_BIAS = true;

  /**
   * Checks the width.
   *
   * @throws SpecException if {@code units} is not from 1 to {@link #MAX_UNITS}
   */
  public LayerSpec {
    Require.wholeNumber("units", units, 1, MAX_UNITS);
  }
}
