package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.oracle.Exact;
import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.compare.oracle.StepBound;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A bound that nothing could exceed would find nothing: it has to stay near the errors that
 * rounding really makes.
 */
class BoundTightnessTest {
  /** In float32 the hand-written sums have wider accumulators, and so smaller errors. */
  @ParameterizedTest
  @CsvSource({"FLOAT64, 100", "FLOAT32, 150"})
  void isWithinAFactorOfTheTrueErrorOfMostGradientsFreshAndTrained(
      Precision precision, double factor) {
    List<Double> slack = new ArrayList<>();
    NumpyCase.all()
        .forEach(
            numpy ->
                numpy
                    .trajectory
                    .values()
                    .forEach(
                        at ->
                            slack.addAll(slack(InPrecision.of(precision, numpy.experiment), at))));
    Collections.sort(slack);
    assertThat(slack).hasSizeGreaterThan(200);
    assertThat(slack.get(0)).as("the tightest").isGreaterThanOrEqualTo(1);
    assertThat(slack.get(slack.size() / 2)).as("the median").isLessThan(factor);
  }

  /** Bound ÷ true error of every gradient that has an error. */
  private static List<Double> slack(Experiment experiment, Parameters given) {
    Batch batch = new Batches(experiment).next();
    StepTrace trace = new StepTrace(experiment.network());
    StepBound rounding = new StepBound(experiment, 1);
    Parameters at;
    try (HandrolledNetwork network = HandrolledNetwork.of(experiment)) {
      network.load(given);
      at = network.parameters(); // rounded
      network.step(batch, trace);
    }
    rounding.bound(0, batch, at);
    Oracle oracle = new Oracle(experiment, batch, at);
    List<Double> slack = new ArrayList<>();
    for (int k = 0; k < at.values().length; k++) {
      Exact exact = oracle.gradient(k);
      double error = exact.distanceTo(trace.gradients().values()[k]);
      if (error > 0) {
        slack.add(rounding.bounds().gradients().values()[k] / error);
      }
    }
    return slack;
  }
}
