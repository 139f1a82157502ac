package dev.gradtwin.spec;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The learning rate of a step, from the initial one η₀ and a count i, of steps or of epochs, from
 * 0.
 */
public sealed interface Schedule {
  /** What is counted. */
  enum By {
    /** Steps. */
    ITERATION,
    /** Epochs. */
    EPOCH
  }

  /**
   * What is counted.
   *
   * @return steps or epochs
   */
  By by();

  /**
   * The rate.
   *
   * @param initial η₀
   * @param i the count, from 0
   * @param conventions whose formula counts
   * @return η
   */
  double rate(double initial, long i, Conventions conventions);

  /**
   * η = η₀ · rᶠ with f = ⌊i/s⌋.
   *
   * @param by what is counted
   * @param decayRate r
   * @param step s
   */
  record Step(By by, double decayRate, double step) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is not positive
     */
    public Step {
      Require.positive("decayRate", decayRate);
      Require.positive("step", step);
    }

    @Override
    public double rate(double initial, long i, Conventions conventions) {
      return initial * Math.pow(decayRate, Math.floor(i / step));
    }
  }

  /**
   * η = η₀ · γⁱ.
   *
   * @param by what is counted
   * @param gamma γ
   */
  record Exponential(By by, double gamma) implements Schedule {
    /**
     * Checks the number.
     *
     * @throws SpecException if it is not positive
     */
    public Exponential {
      Require.positive("gamma", gamma);
    }

    @Override
    public double rate(double initial, long i, Conventions conventions) {
      return initial * Math.pow(gamma, (double) i);
    }
  }

  /**
   * η = η₀ / (1 + γ·i)ᵖ.
   *
   * @param by what is counted
   * @param gamma γ
   * @param power p
   */
  record Inverse(By by, double gamma, double power) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is not positive
     */
    public Inverse {
      Require.positive("gamma", gamma);
      Require.positive("power", power);
    }

    @Override
    public double rate(double initial, long i, Conventions conventions) {
      return initial / Math.pow(1 + gamma * i, power);
    }
  }

  /**
   * η = η₀ · (1 + i/n)ᵖ, and 0 from i = n on: the twin's, whose rate grows. The textbook has 1 −
   * i/n, as Deeplearning4j's own documentation does.
   *
   * @param by what is counted
   * @param power p
   * @param most n
   */
  record Polynomial(By by, double power, int most) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is not positive
     */
    public Polynomial {
      Require.positive("power", power);
      Require.wholeNumber("most", most, 1, Integer.MAX_VALUE);
    }

    @Override
    public double rate(double initial, long i, Conventions conventions) {
      double part = i / (double) most;
      double base = conventions == Conventions.TWIN ? 1 + part : 1 - part;
      return i >= most ? 0 : initial * Math.pow(base, power);
    }
  }

  /**
   * η = that of the largest key that is not above i, and η₀ before the first.
   *
   * @param by what is counted
   * @param values η by the count from which on it holds; copied
   */
  record Table(By by, Map<Integer, Double> values) implements Schedule {
    /**
     * Checks and copies the table.
     *
     * @throws SpecException if it is empty, a key is not positive, or a rate is negative
     */
    public Table {
      SortedMap<Integer, Double> sorted = new TreeMap<>(values);
      if (sorted.isEmpty()) {
        throw SpecException.of("values", "at least one rate", "none");
      }
      sorted.forEach(
          (from, rate) -> {
            Require.wholeNumber("values", from, 1, Integer.MAX_VALUE);
            Require.notNegative("values." + from, rate);
          });
      values = Collections.unmodifiableMap(sorted);
    }

    @Override
    public double rate(double initial, long i, Conventions conventions) {
      double rate = initial;
      for (Map.Entry<Integer, Double> entry : values.entrySet()) {
        rate = i >= entry.getKey() ? entry.getValue() : rate;
      }
      return rate;
    }
  }

  /**
   * From η₀ up to the highest rate and back in equal steps, then down from η₀ (Smith, "Cyclical
   * learning rates", 2017, with annealing): with c the length of a cycle, n that of annealing, s =
   * ⌊(c − n)/2⌋, d = (highest − η₀)/s and p = i mod c, η = η₀ + d·p for p &lt; s, highest − d·(p −
   * s) for p &lt; 2s, else η₀ · rᵏ with k = n − (c − p).
   *
   * @param by what is counted
   * @param highest the highest rate
   * @param length c
   * @param annealing n
   * @param decay r
   */
  record Cycle(By by, double highest, int length, int annealing, double decay) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if a rate is not positive, or the cycle is not at least two longer than
     *     the annealing
     */
    public Cycle {
      Require.positive("highest", highest);
      Require.positive("decay", decay);
      Require.wholeNumber("annealing", annealing, 0, Integer.MAX_VALUE - 2);
      Require.wholeNumber("length", length, annealing + 2L, Integer.MAX_VALUE);
    }

    @Override
    public double rate(double initial, long i, Conventions conventions) {
      int s = (length - annealing) / 2;
      double d = (highest - initial) / s;
      long p = i % length;
      if (p < s) {
        return initial + d * p;
      }
      return p < 2L * s
          ? highest - d * (p - s)
          : initial * Math.pow(decay, (double) (annealing - (length - p)));
    }
  }
}
