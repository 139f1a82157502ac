package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far rounding takes a training run: the spread of its parameters over repetitions with random
 * rounding.
 *
 * <p>No worst case says anything about thousands of steps, so the run itself is asked, as
 * Verificarlo and CADNA ask a program: it is repeated by a plain network whose every operation
 * rounds at random ({@link NoisyArithmetic}), elementary functions within their measured error.
 * Where training is calm, the repetitions stay together; where it is chaotic, they part as fast as
 * correct implementations do.
 */
public final class DriftSpread {
  /** Repetitions, where they are affordable. */
  private static final int REPETITIONS = 8;

  /** Fewer repetitions than this say too little. */
  private static final int FEWEST = 3;

  /** The most operations that the spread is worth, some five seconds. */
  private static final double MAX_OPERATIONS = 2e9;

  /** Forward, to the weights, to the input: each a product and a sum, for every weight and row. */
  private static final int OPERATIONS = 6;

  private final double u;
  private final NoisyNetwork plain;
  private final List<NoisyNetwork> noisy = new ArrayList<>();
  private double largest;

  private DriftSpread(Experiment experiment, Parameters initial, double u, int repetitions) {
    this.u = u;
    plain = new NoisyNetwork(experiment, initial, new NoisyArithmetic(0, 0));
    for (int seed = 1; seed <= repetitions; seed++) {
      noisy.add(new NoisyNetwork(experiment, initial, new NoisyArithmetic(u, seed)));
    }
  }

  /**
   * The spread of a run, before its first step.
   *
   * @param experiment what is run
   * @param initial its parameters before the first step
   * @return empty where even a few repetitions would take too long
   */
  public static Optional<DriftSpread> of(Experiment experiment, Parameters initial) {
    double run =
        (double) OPERATIONS
            * initial.values().length
            * experiment.data().rows()
            * experiment.training().epochs();
    int affordable = (int) Math.min(REPETITIONS, MAX_OPERATIONS / run - 1);
    return affordable < FEWEST
        ? Optional.empty()
        : Optional.of(
            new DriftSpread(
                experiment, initial, experiment.precision().unitRoundoff(), affordable));
  }

  /**
   * Takes the next step of the run, once with and again without noise.
   *
   * @param batch its examples
   */
  public void step(Batch batch) {
    plain.step(batch);
    for (int r = 0; r < noisy.size(); r++) {
      NoisyNetwork network = noisy.get(r);
      network.step(batch);
      for (int k = 0; k < network.theta().length; k++) {
        double theta = plain.theta()[k];
        double difference = Math.abs(network.theta()[k] - theta);
        double apart = Math.max(difference, 2 * u * Math.abs(theta));
        largest = Math.max(largest, Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart);
      }
    }
  }

  /**
   * The spread up to now: the largest difference of any parameter to that without noise after any
   * step, and at least the distance of the largest parameter to its neighbouring numbers.
   *
   * @return infinite once a repetition overflowed
   */
  public double largest() {
    return largest;
  }
}
