package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;

/**
 * What a step is judged by: of each element the smaller of its two bounds, the proven one that no
 * correct implementation can exceed ({@link RoundingBound}) and the likely one that none was ever
 * seen to exceed.
 *
 * <p>The likely one is a multiple, 8, of the largest deviation that eight repetitions with random
 * rounding show; a parameter's follows from its gradient's. It is left out of a step in which
 * rounding may decide on which side of a kink a number is, for any element that is not finite in a
 * repetition, and, so that a run never spends more than some 2e9 operations on it, of some steps of
 * long runs of large networks: never of the first, unless that is too large by itself.
 */
public final class StepBound {
  private static final Elementwise SMALLER =
      (proven, likely, old) -> likely < proven ? likely : proven;

  private final RoundingBound rounding;
  private final BlockUpdates updates;
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
    rounding = new RoundingBound(experiment);
    likely = new LikelyBound(experiment);
    updates = new BlockUpdates(experiment, new BoundedBlocks(Rounding.of(experiment.precision())));
    proven = new StepTrace(experiment.network());
    bounds = new StepTrace(experiment.network());
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
    if (plan.tightens(index) && rounding.kinks() == 0) {
      likely.bound(batch, before, bounds);
      SMALLER.apply(proven, bounds, bounds);
      RoundingBound.exemptMasked(batch, bounds);
    } else {
      bounds.set(proven);
    }
    rounding.update(updates, before, bounds);
    bounds.tells(Quantity.DELTAS, true);
  }

  /**
   * Goes along with a step that is not judged, so that what it leaves behind is known.
   *
   * @param batch its examples
   * @param before the parameters before it
   */
  public void follow(Batch batch, Parameters before) {
    rounding.bound(batch, before, proven);
    rounding.update(updates, before, proven);
  }

  /** Goes on after a step of which nothing is known: from then on, updates are not bounded. */
  public void skip() {
    rounding.skip();
    updates.skip();
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

  /**
   * What the steps before the one bounded last left behind.
   *
   * @return as computed here
   */
  public UpdateHistory history() {
    return rounding.history();
  }

  /**
   * In how many places of the step bounded last either one-sided derivative is right.
   *
   * @return the number of elements on a kink
   */
  public long kinks() {
    return rounding.kinks();
  }
}
