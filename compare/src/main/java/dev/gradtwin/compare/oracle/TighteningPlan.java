package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;

/**
 * Which of the compared steps of a run are worth a {@link LikelyBound}: all of them where that
 * takes no more than some five seconds; otherwise the first ones, for half of that time, and for
 * the other half the rest at equal distances. Follows from the size of the experiment alone, so
 * that the same run is judged alike on every machine.
 *
 * @param first so many steps from the beginning
 * @param then every so many steps after them; 0 for none
 */
record TighteningPlan(long first, long then) {
  private static final double MAX_OPERATIONS = 2e9;

  /** Forward, to the weights, to the input: each a product and a sum, for every weight and row. */
  private static final int OPERATIONS = 6;

  /**
   * The plan of a run.
   *
   * @param compared how many of its steps are compared
   */
  static TighteningPlan of(Experiment experiment, int parameters, long compared) {
    double step =
        (double) OPERATIONS * (LikelyBound.REPETITIONS + 1) * parameters * experiment.batchSize();
    long affordable = (long) Math.min((double) compared, MAX_OPERATIONS / step);
    if (affordable == compared) {
      return new TighteningPlan(compared, 0);
    }
    long later = affordable / 2;
    long first = affordable - later;
    return new TighteningPlan(first, later == 0 ? 0 : (compared - first + later - 1) / later);
  }

  /**
   * Whether to tighten a step.
   *
   * @param index its number among the compared steps, from 0
   */
  boolean tightens(long index) {
    return index < first || (then > 0 && (index - first + 1) % then == 0);
  }
}
