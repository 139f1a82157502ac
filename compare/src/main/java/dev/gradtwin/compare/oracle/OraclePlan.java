package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;

/**
 * How much of a step is held against the exact values within a time: of every tensor all elements
 * where that is affordable, else elements and directions drawn at random.
 *
 * <p>Time is shared equally among the tensors, the deltas of a layer counting as one. A tensor of
 * which a fraction q of the elements is wrong passes n elements drawn at random with probability at
 * most (1 − q)ⁿ; what a direction misses, {@link Direction} says.
 */
public final class OraclePlan {
  private static final int MOST_ELEMENTS = 64;
  private static final int MOST_DIRECTIONS = 3;

  private final NetworkSpec network;
  private final int rows;
  private final OracleCost cost;
  private final double share;

  /**
   * A plan for one step.
   *
   * @param network whose
   * @param rows its examples
   * @param seconds what it may take, about; at least one direction a tensor is planned all the same
   */
  public OraclePlan(NetworkSpec network, int rows, double seconds) {
    this.network = network;
    this.rows = rows;
    cost = new OracleCost(network, rows);
    int tensors = ParameterLayout.of(network).tensors().size() + network.layers().size();
    share = Math.max(0, seconds - cost.values()) / tensors;
  }

  /**
   * How many elements of a gradient to compute.
   *
   * @param tensor which
   * @return all, or as many as the time allows
   */
  public int elements(Tensor tensor) {
    double left = share - cost.element(tensor) * tensor.size() < 0 ? share / 2 : share;
    return affordable(left, cost.element(tensor), tensor.size());
  }

  /**
   * How many directions to look along.
   *
   * @param tensor which
   * @return none where all elements are computed
   */
  public int directions(Tensor tensor) {
    if (elements(tensor) == tensor.size()) {
      return 0;
    }
    double affordable = share / 2 / cost.direction(tensor);
    return (int) Math.max(1, Math.min(MOST_DIRECTIONS, affordable));
  }

  /**
   * How many elements of a delta to compute.
   *
   * @param layer of which layer
   * @return all, or as many as the time allows
   */
  public int deltas(int layer) {
    int size = rows * network.layers().get(layer).units();
    return affordable(share, cost.delta(layer), size);
  }

  private static int affordable(double seconds, double each, int size) {
    double count = seconds / each;
    return count >= size ? size : (int) Math.min(MOST_ELEMENTS, count);
  }

  /**
   * What the plan takes.
   *
   * @return seconds, estimated
   */
  public double seconds() {
    double seconds = cost.values();
    for (Tensor t : ParameterLayout.of(network).tensors()) {
      seconds += elements(t) * cost.element(t) + directions(t) * cost.direction(t);
    }
    for (int k = 0; k < network.layers().size(); k++) {
      seconds += deltas(k) * cost.delta(k);
    }
    return seconds;
  }
}
