package dev.gradtwin.train;

import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.SpecException;
import java.util.Arrays;

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
   * One tensor, in rows.
   *
   * @param tensor {@code 0_W}, {@code 0_b}, …
   * @return W as nIn rows of nOut numbers, b as one row; a copy
   * @throws dev.gradtwin.spec.SpecException if the network has none of that name
   */
  public double[][] rows(String tensor) {
    Tensor t = layout.tensor(tensor);
    double[][] rows = new double[t.rows()][];
    for (int i = 0; i < t.rows(); i++) {
      int from = t.offset() + i * t.columns();
      rows[i] = Arrays.copyOfRange(values, from, from + t.columns());
    }
    return rows;
  }

  /**
   * Replaces one tensor.
   *
   * @param tensor {@code 0_W}, {@code 0_b}, …
   * @param rows W as nIn rows of nOut numbers, b as one row; not modified
   * @return this
   * @throws dev.gradtwin.spec.SpecException if the network has none of that name, or of another
   *     shape
   */
  public Parameters put(String tensor, double[]... rows) {
    Tensor t = layout.tensor(tensor);
    boolean fits =
        rows.length == t.rows() && Arrays.stream(rows).allMatch(row -> row.length == t.columns());
    if (!fits) {
      throw SpecException.of(
          tensor,
          t.rows() + " x " + t.columns() + " numbers",
          rows.length + " x " + (rows.length == 0 ? 0 : rows[0].length));
    }
    for (int i = 0; i < t.rows(); i++) {
      System.arraycopy(rows[i], 0, values, t.offset() + i * t.columns(), t.columns());
    }
    return this;
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
