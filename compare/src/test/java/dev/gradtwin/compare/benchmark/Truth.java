package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.benchmark.TraceTensors.Named;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a bug shows first, by comparison with the same program without the bug.
 *
 * <p>A tensor is wrong when one of its elements is off by more than 100 times what correct programs
 * differ by in this tensor, each from the textbook's; not by any bound, so that a bound can be
 * judged by it. Everything before the first wrong tensor, in the order of cause, is right, so the
 * first is wrong given its own inputs.
 */
final class Truth {
  private static final double BEYOND_ROUNDING = 100;

  private final Subject subject;
  private final List<Named> tensors;

  Truth(Subject subject) {
    this.subject = subject;
    this.tensors = TraceTensors.of(subject.experiment().network());
  }

  /** The first wrong tensor of the first step that has one; null where the bug does not show. */
  @Nullable String place(Bug bug) {
    for (Steps.Taken step : Steps.of(bug.program().apply(subject.experiment()), subject)) {
      StepTrace right = Steps.again(new TextbookTrainer(subject.experiment()), step, subject);
      List<StepTrace> equivalents = new ArrayList<>();
      for (var program : EquivalentTrainers.all().values()) {
        equivalents.add(Steps.again(program.apply(subject.experiment()), step, subject));
      }
      for (Named tensor : tensors) {
        double rounding = Math.ulp(largest(tensor, right));
        for (StepTrace other : equivalents) {
          rounding = Math.max(rounding, apart(tensor, other, right));
        }
        if (!(apart(tensor, step.trace(), right) <= BEYOND_ROUNDING * rounding)) {
          return expected(bug, tensor.name());
        }
      }
    }
    return null;
  }

  private String expected(Bug bug, String place) {
    List<String> places = bug.places().apply(subject.experiment().network());
    if (!places.contains(place)) {
      throw new IllegalStateException(
          bug.kind() + " shows at " + place + " of " + subject + ", expected one of " + places);
    }
    return place;
  }

  private static double largest(Named tensor, StepTrace trace) {
    double largest = 0;
    for (int m = tensor.from(); m < tensor.to(trace); m++) {
      largest = Math.max(largest, Math.abs(tensor.values().apply(trace)[m]));
    }
    return largest;
  }

  private static double apart(Named tensor, StepTrace one, StepTrace other) {
    double apart = 0;
    for (int m = tensor.from(); m < tensor.to(one); m++) {
      double difference = Math.abs(tensor.values().apply(one)[m] - tensor.values().apply(other)[m]);
      apart = Math.max(apart, difference);
    }
    return apart;
  }
}
