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
   * Weights from N(mean, deviation²), biases zero.
   *
   * @param mean of the distribution
   * @param deviation its standard deviation
   * @param seed of the generator, SplitMix64
   */
  record Normal(double mean, double deviation, long seed) implements Initializer {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is not finite, or the deviation not positive
     */
    public Normal {
      Require.finite("mean", mean);
      Require.positive("deviation", deviation);
    }
  }

  /**
   * Weights from a distribution with mean 0 whose variance follows from the layer's width, biases
   * zero.
   *
   * @param scheme which
   * @param seed of the generator, SplitMix64
   */
  record Scaled(Scheme scheme, long seed) implements Initializer {}

  /** How the variance of a weight follows from nIn and nOut. */
  enum Scheme {
    /** N(0, 2/(nIn + nOut)) (Glorot and Bengio 2010). */
    XAVIER_NORMAL,
    /** N(0, 1/nIn), as Caffe has it. */
    XAVIER_FAN_IN,
    /** N(0, 1/nIn) (LeCun, Bottou, Orr and Müller, "Efficient backprop", 1998). */
    LECUN_NORMAL,
    /** U(−r, r), r = √(3/nIn): the same variance. */
    LECUN_UNIFORM,
    /** N(0, 2/nIn), for ReLU (He, Zhang, Ren and Sun, ICCV 2015). */
    HE_NORMAL,
    /** U(−r, r), r = √(6/nIn): the same variance. */
    HE_UNIFORM
  }

  /**
   * Every weight the same number, biases zero: what keeps hidden units alike for ever.
   *
   * @param value the number; 0 for all zero
   */
  record Constant(double value) implements Initializer {
    /**
     * Checks the number.
     *
     * @throws SpecException if it is not finite
     */
    public Constant {
      Require.finite("value", value);
    }
  }

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
