package dev.gradtwin.spec;

import java.util.Optional;

/**
 * A dense layer: z = x·W (+ b), a = f(z).
 *
 * @param units nOut, the number of units
 * @param activation f
 * @param bias whether b is there
 * @param alpha α of a leaky ReLU or an ELU; 0 where f has none
 * @param initialization where this layer's parameters come from, if not from where the others do
 * @param dropout of what enters the layer
 */
public record LayerSpec(
    int units,
    Activation activation,
    boolean bias,
    double alpha,
    Optional<Initializer> initialization,
    Optional<Dropout> dropout) {
  /** The largest number of units of one layer. */
  public static final int MAX_UNITS = 65_536;

  /** Whether a layer has a bias where nothing is said. */
  public static final boolean DEFAULT_BIAS = true;

  /**
   * Checks the width and α.
   *
   * @throws SpecException if {@code units} is not from 1 to {@link #MAX_UNITS}, if {@code alpha} is
   *     negative or not finite, or not 0 though f has none, or if the initialization is explicit,
   *     which only that of the whole network can be
   */
  public LayerSpec {
    Require.wholeNumber("units", units, 1, MAX_UNITS);
    Require.notNegative("alpha", alpha);
    if (alpha != 0 && activation.defaultAlpha().isEmpty()) {
      throw SpecException.because("alpha", "only leaky-relu and elu have one, found " + alpha);
    }
    if (initialization.isPresent() && initialization.get() instanceof Initializer.Explicit) {
      throw SpecException.because(
          "initialization", "explicit parameters are given for the whole network only");
    }
  }

  /**
   * A layer with the default α, initialized as the others are.
   *
   * @param units nOut, the number of units
   * @param activation f
   * @param bias whether b is there
   * @throws SpecException if {@code units} is not from 1 to {@link #MAX_UNITS}
   */
  public LayerSpec(int units, Activation activation, boolean bias) {
    this(
        units,
        activation,
        bias,
        activation.defaultAlpha().orElse(0),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with another function.
   *
   * @param activation f, with its default α
   * @return a layer
   */
  public LayerSpec with(Activation activation) {
    return new LayerSpec(
        units, activation, bias, activation.defaultAlpha().orElse(0), initialization, dropout);
  }

  /**
   * The same with dropout of what enters it.
   *
   * @param dropout the mask
   * @return a layer
   */
  public LayerSpec with(Dropout dropout) {
    return new LayerSpec(units, activation, bias, alpha, initialization, Optional.of(dropout));
  }
}
