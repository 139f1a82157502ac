package dev.gradtwin.spec;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Where the initial parameters come from. They are drawn once and loaded into every trainer. */
public sealed interface Initializer {
  /**
   * Every weight and bias from U(low, high): the tutorial draws from U(0, 1).
   *
   * @param low the lower end, inclusive
   * @param high the upper end, exclusive
   * @param seed of the generator, SplitMix64
   */
  record Uniform(double low, double high, long seed) implements Initializer {
    /**
     * Checks the range.
     *
     * @throws SpecException if an end or the width of the range is not finite, or {@code high} is
     *     not above {@code low}
     */
    public Uniform {
      Require.finite("low", low);
      Require.finite("high", high);
      if (!(high > low)) {
        throw SpecException.of("high", "a number greater than low, " + low, high);
      }
      if (Double.isInfinite(high - low)) {
        throw SpecException.of("high", "high - low to be finite", high);
      }
    }
  }

  /**
   * Weights from U(−r, r) with r = √(6 / (nIn + nOut)), biases zero: the normalized initialization,
   * equation 16 of Glorot and Bengio, "Understanding the difficulty of training deep feedforward
   * neural networks", AISTATS 2010.
   *
   * @param seed of the generator, SplitMix64
   */
  record Xavier(long seed) implements Initializer {}

  /**
   * Parameters that are written out.
   *
   * @param tensors by name: {@code W} as nIn rows of nOut numbers, {@code b} as one row; copied in
   *     and out
   */
  record Explicit(Map<String, double[][]> tensors) implements Initializer {
    /**
     * Checks the numbers and copies; the shapes are checked where the network is known.
     *
     * @throws SpecException if a tensor is empty, ragged or not finite
     */
    public Explicit {
      Map<String, double[][]> copy = new TreeMap<>();
      tensors.forEach(
          (name, rows) -> {
            Require.matrix("parameters." + name, rows);
            copy.put(name, Require.copy(rows));
          });
      tensors = copy;
    }

    @Override
    public Map<String, double[][]> tensors() {
      Map<String, double[][]> copy = new TreeMap<>();
      tensors.forEach((name, rows) -> copy.put(name, Require.copy(rows)));
      return copy;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Explicit that
          && tensors.keySet().equals(that.tensors.keySet())
          && tensors.keySet().stream()
              .allMatch(n -> Arrays.deepEquals(tensors.get(n), that.tensors.get(n)));
    }

    @Override
    public int hashCode() {
      return tensors.values().stream().mapToInt(Arrays::deepHashCode).sum();
    }
  }
}
