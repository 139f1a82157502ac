package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;

/**
 * How far a correct implementation of a step is ever seen to be from the exact result: a multiple
 * of what random rounding does to the same step.
 *
 * <p>{@link RoundingBound} adds up worst cases, which for n terms is n·u where errors that do not
 * conspire make √n·u; the wider a network, the further it is from any error that occurs. So the
 * step is repeated by a plain network whose every operation rounds at random, elementary functions
 * within their budget, each repetition adding in an order of its own (Parker, <i>Monte Carlo
 * Arithmetic</i>, 1997). With v the element without noise and vᵣ in repetition r, its likely bound
 * is
 *
 * <p>K · maxᵣ |vᵣ − v| + 4u·|v| + η,
 *
 * <p>the last terms for what the grid of float64 may hide from the repetitions, and underflow. No
 * theorem says that it holds: roundings that all err in the same direction may add up to more. Says
 * nothing where v depends on the sign of a number that rounding decides, which so few repetitions
 * may all get alike; {@link StepBound} knows where. What follows from the gradients is not bounded
 * here.
 */
final class LikelyBound {
  static final int REPETITIONS = 8;

  /**
   * K. No difference between the hand-written network and 11 equivalent programs, on 9,000 random
   * networks up to 64 wide, was more than 0.64 of twice the bound. The median bound of a gradient
   * of 784-128-10 is 86 times its true error; it should be less than 100.
   */
  private static final double FACTOR = 8;

  private static final Elementwise FIRST = (plain, noisy, deviation) -> Math.abs(noisy - plain);
  private static final Elementwise NEXT =
      (plain, noisy, deviation) -> Math.max(deviation, Math.abs(noisy - plain));

  private final NoisyNetwork plain;
  private final NoisyNetwork[] noisy = new NoisyNetwork[REPETITIONS];
  private final Elementwise bound;

  LikelyBound(Experiment experiment) {
    Rounding rounding = Rounding.of(experiment.precision());
    plain = new NoisyNetwork(experiment, new NoisyArithmetic(0, 0), SummationOrder.leftToRight());
    for (int r = 0; r < REPETITIONS; r++) {
      noisy[r] =
          new NoisyNetwork(
              experiment,
              NoisyArithmetic.everywhere(rounding, r + 1),
              SummationOrder.atRandom(r + 1));
    }
    double u = rounding.u();
    double eta = rounding.eta();
    bound = (value, deviation, old) -> FACTOR * deviation + 4 * u * Math.abs(value) + eta;
  }

  /**
   * Bounds one step.
   *
   * @param batch its examples
   * @param before the parameters before it
   * @param bounds receives every element's likely bound, NaN or infinite where a repetition was not
   *     finite; modified
   */
  void bound(Batch batch, Parameters before, StepTrace bounds) {
    bounds.begin(batch.rows());
    StepTrace exact = step(plain, batch, before);
    for (int r = 0; r < REPETITIONS; r++) {
      (r == 0 ? FIRST : NEXT).apply(exact, step(noisy[r], batch, before), bounds);
    }
    bound.apply(exact, bounds, bounds);
    bounds.tells(Quantity.DELTAS, true);
  }

  private static StepTrace step(NoisyNetwork network, Batch batch, Parameters before) {
    network.load(before);
    network.stepWithoutUpdate(batch);
    network.trace().loss(network.loss(batch));
    return network.trace();
  }
}
