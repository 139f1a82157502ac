package dev.gradtwin.train;

import dev.gradtwin.spec.ParameterLayout;

/** The parameters of a network, or their gradient, as one flat array. */
public final class Parameters {
  private final ParameterLayout layout;
  private final double[] values;

  /**
   * Parameters over an array that is not copied.
   *
   * @param layout where each tensor stands
   * @param values the flat array
   * @throws IllegalArgumentException if {@code values} is not as long as the layout says
   */
  public Parameters(ParameterLayout layout, double[] values) {
    if (values.length != layout.size()) {
      throw new IllegalArgumentException(
          "expected " + layout.size() + " values, found " + values.length);
    }
    this.layout = layout;
    this.values = values;
  }

  /**
   * Where each tensor stands.
   *
   * @return the layout of {@link #values()}
   */
  public ParameterLayout layout() {
    return layout;
  }

  /**
   * The numbers.
   *
   * @return the array itself: whoever holds the parameters may write it
   */
  public double[] values() {
    return values;
  }

  /**
   * All zeros.
   *
   * @param layout where each tensor stands
   * @return new parameters
   */
  public static Parameters zeros(ParameterLayout layout) {
    return new Parameters(layout, new double[layout.size()]);
  }

  /**
   * Independent parameters with the same values.
   *
   * @return the copy
   */
  public Parameters copy() {
    return new Parameters(layout, values.clone());
  }

  /**
   * Takes over the values of others.
   *
   * @param source not modified
   * @throws IllegalArgumentException if the sizes differ
   */
  public void set(Parameters source) {
    if (source.values.length != values.length) {
      throw new IllegalArgumentException(
          "expected " + values.length + " values, found " + source.values.length);
    }
    System.arraycopy(source.values, 0, values, 0, values.length);
  }
}
