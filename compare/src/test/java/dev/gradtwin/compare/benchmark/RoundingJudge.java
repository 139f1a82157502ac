package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.benchmark.TraceTensors.Named;
import dev.gradtwin.compare.oracle.StepBound;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether two traces of the same step differ by more than twice the rounding bound of {@link
 * StepBound}.
 */
final class RoundingJudge {
  private final List<Named> tensors;
  private final StepBound rounding;

  RoundingJudge(Experiment experiment) {
    tensors = TraceTensors.of(experiment.network());
    rounding = new StepBound(experiment, 1);
  }

  /** Computes the bounds of a step. */
  void at(Batch batch, Parameters before) {
    rounding.bound(0, batch, before);
  }

  StepTrace bounds() {
    return rounding.bounds();
  }

  /** The first tensor in the order of cause that is too far apart, null if there is none. */
  @Nullable String firstDifference(StepTrace one, StepTrace other) {
    for (Named tensor : tensors) {
      boolean known =
          !tensor.delta() || (one.tells(Quantity.DELTAS) && other.tells(Quantity.DELTAS));
      if (known && differs(tensor, one, other)) {
        return tensor.name();
      }
    }
    return null;
  }

  /** The largest difference as a share of what is allowed; beyond 1 is an alarm. */
  double largestShare(StepTrace one, StepTrace other) {
    double largest = 0;
    for (Named tensor : tensors) {
      double[] a = tensor.values().apply(one);
      double[] b = tensor.values().apply(other);
      double[] allowed = tensor.values().apply(rounding.bounds());
      boolean known =
          !tensor.delta() || (one.tells(Quantity.DELTAS) && other.tells(Quantity.DELTAS));
      for (int m = tensor.from(); known && m < tensor.to(one); m++) {
        double difference = Math.abs(a[m] - b[m]);
        largest = Math.max(largest, difference == 0 ? 0 : difference / (2 * allowed[m]));
      }
    }
    return largest;
  }

  private boolean differs(Named tensor, StepTrace one, StepTrace other) {
    double[] a = tensor.values().apply(one);
    double[] b = tensor.values().apply(other);
    double[] allowed = tensor.values().apply(rounding.bounds());
    for (int m = tensor.from(); m < tensor.to(one); m++) {
      if (!(Math.abs(a[m] - b[m]) <= 2 * allowed[m])) {
        return true;
      }
    }
    return false;
  }
}
