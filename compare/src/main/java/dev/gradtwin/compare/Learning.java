package dev.gradtwin.compare;

import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Reduction;

/** What became of a training run. */
public enum Learning {
  /** The experiment's convergence rule holds. */
  CONVERGED("converged"),
  /**
   * Not converged, and over the last tenth of the run the loss stood still. XOR may leave its
   * plateau later, or never.
   */
  PLATEAU("on a plateau"),
  /** Not converged, but the loss still falls. */
  SLOW_PROGRESS("still learning, slowly"),
  /** Not converged, and the loss rises: the steps are too large. */
  RISING("getting worse"),
  /** The loss is not finite. */
  NON_FINITE("not finite");

  /** A loss that falls by less than this fraction over the last tenth of a run stands still. */
  private static final double STANDSTILL = 0.01;

  private final String words;

  Learning(String words) {
    this.words = words;
  }

  /**
   * What reports call it.
   *
   * @return a phrase
   */
  public String words() {
    return words;
  }

  /**
   * Judges one side.
   *
   * @param experiment gives the rule and the targets
   * @param outputs ŷ of all rows after the last step
   * @param earlier the loss on all rows after nine tenths of the epochs
   * @param loss the loss on all rows after the last
   */
  static Learning judge(Experiment experiment, double[][] outputs, double earlier, double loss) {
    if (!Double.isFinite(loss)) {
      return NON_FINITE;
    }
    if (ruleHolds(experiment, outputs, loss)) {
      return CONVERGED;
    }
    double fallen = earlier - loss;
    if (fallen < -STANDSTILL * earlier) {
      return RISING;
    }
    return fallen < STANDSTILL * earlier ? PLATEAU : SLOW_PROGRESS;
  }

  /**
   * Whether the experiment's convergence rule holds.
   *
   * @param experiment gives the rule and the targets
   * @param outputs ŷ of all rows
   * @param loss on all rows, with the network's reduction
   * @return true if it does
   */
  public static boolean ruleHolds(Experiment experiment, double[][] outputs, double loss) {
    ConvergenceRule rule = experiment.convergence();
    Dataset data = experiment.data();
    double sum = experiment.network().reduction() == Reduction.MEAN ? loss * data.rows() : loss;
    boolean right =
        rule.accuracy().isPresent()
            ? Accuracy.of(experiment.data(), outputs).orElseThrow() >= rule.accuracy().getAsDouble()
            : onTheRightSide(experiment, outputs);
    return sum / data.counted() < rule.loss() && right;
  }

  /**
   * Whether every output that counts is on its target's side of the rule's threshold.
   *
   * @param experiment gives the threshold and the targets
   * @param outputs ŷ of all rows
   * @return true if all are
   */
  public static boolean onTheRightSide(Experiment experiment, double[][] outputs) {
    Dataset data = experiment.data();
    double threshold = experiment.convergence().threshold();
    double[][] targets = data.targets();
    for (int n = 0; n < targets.length; n++) {
      for (int j = 0; j < targets[n].length; j++) {
        if (data.counts(n) && (outputs[n][j] > threshold) != (targets[n][j] > threshold)) {
          return false;
        }
      }
    }
    return true;
  }
}
