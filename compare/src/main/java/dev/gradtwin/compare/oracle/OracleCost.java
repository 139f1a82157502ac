package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;

/**
 * What questions to the oracle take, estimated in seconds from constants that were measured once
 * (2.5 GHz x86-64, networks of {@code OracleTest}). Estimates, unlike a clock, are the same in
 * every run, and so is what is decided by them.
 */
public final class OracleCost {
  /** The longest that one question may take. */
  private static final double MOST_SECONDS = 20;

  /** Memory: some 200 bytes a parameter. */
  private static final int MOST_PARAMETERS = 2_000_000;

  private static final double NUMBER = 5e-6;
  private static final double PRODUCT = 1e-6;
  private static final double FUNCTION = 30e-6;
  private static final double SUM = 0.5e-6;
  private static final double SLOPE_OF_PRODUCT = 4e-6;
  private static final double SLOPE_OF_FUNCTION = 40e-6;

  private final NetworkSpec network;
  private final int rows;
  private final int parameters;

  /**
   * For one step.
   *
   * @param network whose
   * @param rows its examples
   */
  public OracleCost(NetworkSpec network, int rows) {
    this.network = network;
    this.rows = rows;
    parameters = ParameterLayout.of(network).size();
  }

  /** Whether an element of z, a or dz can be computed. */
  boolean answersOneRow() {
    return parameters <= MOST_PARAMETERS;
  }

  /** Whether an element of a gradient can be computed. */
  boolean answersAllRows() {
    return answersOneRow() && values() + rows * fromLayer(0) <= MOST_SECONDS;
  }

  /**
   * All z, a and the loss.
   *
   * @return seconds
   */
  public double values() {
    int units = network.layers().stream().mapToInt(layer -> layer.units()).sum();
    return NUMBER * parameters + rows * (PRODUCT * parameters + FUNCTION * units);
  }

  /**
   * One element of a delta.
   *
   * @param layer whose
   * @return seconds
   */
  public double delta(int layer) {
    return fromLayer(layer);
  }

  /**
   * One element of a gradient.
   *
   * @param tensor whose
   * @return seconds
   */
  public double element(Tensor tensor) {
    return rows * fromLayer(tensor.layer());
  }

  /**
   * The derivative along a direction.
   *
   * @param tensor in which it points
   * @return seconds
   */
  public double direction(Tensor tensor) {
    return element(tensor) + SUM * rows * tensor.size() + 2 * NUMBER * tensor.size();
  }

  /** The slope of one row's loss, from z of a layer on. */
  private double fromLayer(int layer) {
    double seconds = 0;
    for (int k = layer; k < network.layers().size(); k++) {
      int units = network.layers().get(k).units();
      seconds += SLOPE_OF_FUNCTION * units;
      seconds += k == layer ? 0 : SLOPE_OF_PRODUCT * units * network.inputsOf(k);
    }
    return seconds;
  }
}
