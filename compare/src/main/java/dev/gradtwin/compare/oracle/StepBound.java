package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;

/**
 * What a step is judged by: of each element the smaller of its two bounds, the proven one that no
 * correct implementation can exceed ({@link RoundingBound}) and the likely one that none was ever
 * seen to exceed.
 *
 * <p>The likely one is a multiple, 10, of the largest deviation that eight repetitions with random
 * rounding show; a parameter's follows from its gradient's. It is left out of a step in which
 * rounding may decide on which side of its kink a ReLU is, for any element that is not finite in a
 * repetition, and, so that a run never spends more than some 2e9 operations on it, of some steps of
 * long runs of large networks: never of the first, unless that is too large by itself.
 */
public final class StepBound {
  private static final Elementwise SMALLER =
      (proven, likely, old) -> likely < proven ? likely : proven;
  private static final Elementwise PROVEN = (proven, same, old) -> proven;

  private final NetworkSpec network;
  private final RoundingBound rounding;
  private final LikelyBound likely;
  private final TighteningPlan plan;
  private final StepTrace proven;
  private final StepTrace bounds;

  /**
   * Bounds for the steps of a run.
   *
   * @param experiment gives network, updater and precision
   * @param compared how many steps of it will be bounded
   */
  public StepBound(Experiment experiment, long compared) {
    network = experiment.network();
    rounding = new RoundingBound(experiment);
    likely = new LikelyBound(experiment);
    proven = new StepTrace(network);
    bounds = new StepTrace(network);
    plan = TighteningPlan.of(experiment, bounds.parameters().values().length, compared);
  }

  /**
   * Bounds one step.
   *
   * @param index its number among those that are bounded, from 0
   * @param batch its examples
   * @param before the parameters before it
   */
  public void bound(long index, Batch batch, Parameters before) {
    rounding.bound(batch, before, proven);
    if (plan.tightens(index) && !nearKink()) {
      likely.bound(batch, before, bounds);
      SMALLER.apply(proven, bounds, bounds);
      rounding.update(before, bounds);
    } else {
      bounds.begin(batch.rows());
      PROVEN.apply(proven, proven, bounds);
    }
    bounds.tells(Quantity.DELTAS, true);
  }

  /**
   * The bounds that the step bounded last is judged by.
   *
   * @return the buffer itself
   */
  public StepTrace bounds() {
    return bounds;
  }

  /**
   * The proven bounds of the same step.
   *
   * @return the buffer itself; no element is smaller than that of {@link #bounds()}
   */
  public StepTrace proven() {
    return proven;
  }

  /** Whether a ReLU's pre-activation is within its proven error of 0. */
  private boolean nearKink() {
    for (int k = 0; k < network.layers().size(); k++) {
      if (network.layers().get(k).activation() == Activation.RELU
          && rounding.mayBeZero(k, proven.rows())) {
        return true;
      }
    }
    return false;
  }
}
