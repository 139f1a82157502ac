package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The smaller of the two bounds of {@link StepBound}, and so the proven one as well, holds for both
 * sides against 40 digits, on networks drawn to be awkward.
 */
class RoundingBoundTest {
  @ParameterizedTest
  @EnumSource
  void holdsForTheHandWrittenSideAgainstTheExactValue(Precision precision) {
    for (long seed = 0; seed < 30; seed++) {
      Experiment experiment = RandomExperiments.of(seed, 6, precision);
      try (Trainer trainer = HandrolledNetwork.of(experiment)) {
        check(experiment, trainer);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void holdsForTheTwinAgainstTheExactValue(Precision precision) {
    for (long seed = 1_000; seed < 1_012; seed++) {
      Experiment experiment = RandomExperiments.of(seed, 6, precision);
      try (Trainer trainer = new Dl4jTrainer(experiment)) {
        check(experiment, trainer);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void holdsBetweenTheSidesOnWiderNetworks(Precision precision) {
    for (long seed = 2_000; seed < 2_040; seed++) {
      Experiment experiment = RandomExperiments.of(seed, 64, precision);
      Parameters before = InitialParameters.draw(experiment);
      Batch batch = new Batches(experiment).next();
      StepTrace byHand = new StepTrace(experiment.network());
      StepTrace twin = new StepTrace(experiment.network());
      StepTrace bounds = bounds(experiment, batch, before);
      try (Trainer one = HandrolledNetwork.of(experiment);
          Trainer other = new Dl4jTrainer(experiment)) {
        one.load(before);
        other.load(before);
        one.step(batch, byHand);
        other.step(batch, twin);
      }
      for (int k = 0; k < before.values().length; k++) {
        double difference = Math.abs(byHand.gradients().values()[k] - twin.gradients().values()[k]);
        assertThat(difference)
            .as("%s, gradient %d", experiment.name(), k)
            .isLessThanOrEqualTo(2 * bounds.gradients().values()[k]);
      }
    }
  }

  /**
   * Every element of one step against the oracle; returns bound ÷ true error of the gradients that
   * have an error.
   */
  private static void check(Experiment experiment, Trainer trainer) {
    Parameters before = InitialParameters.draw(experiment);
    Batch batch = new Batches(experiment).next();
    StepTrace trace = new StepTrace(experiment.network());
    StepTrace bounds = bounds(experiment, batch, before);
    trainer.load(before);
    trainer.step(batch, trace);
    Oracle oracle = new Oracle(experiment, batch, before);
    for (int k = 0; k < trace.layers(); k++) {
      for (int flat = 0; flat < trace.rows() * trace.units(k); flat++) {
        String place = experiment.name() + ", layer " + k + ", element " + flat;
        within(place + " of z", trace.z(k)[flat], oracle.z(k, flat), bounds.z(k)[flat]);
        within(place + " of a", trace.a(k)[flat], oracle.a(k, flat), bounds.a(k)[flat]);
        within(place + " of dz", trace.dz(k)[flat], oracle.dz(k, flat), bounds.dz(k)[flat]);
      }
    }
    within(experiment.name() + ", loss", trace.loss(), oracle.loss(), bounds.loss());
    for (int k = 0; k < before.values().length; k++) {
      Exact exact = oracle.gradient(k);
      double value = trace.gradients().values()[k];
      double bound = bounds.gradients().values()[k];
      within(experiment.name() + ", gradient " + k, value, exact, bound);
      within(
          experiment.name() + ", parameter " + k,
          trace.parameters().values()[k],
          oracle.updated(k),
          bounds.parameters().values()[k]);
    }
  }

  private static StepTrace bounds(Experiment experiment, Batch batch, Parameters before) {
    StepBound step = new StepBound(experiment, 1);
    step.bound(0, batch, before);
    for (int k = 0; k < before.values().length; k++) {
      assertThat(step.bounds().gradients().values()[k])
          .isLessThanOrEqualTo(step.proven().gradients().values()[k]);
    }
    return step.bounds();
  }

  private static void within(String place, double value, Exact exact, double bound) {
    assertThat(exact.distanceTo(value)).as(place).isLessThanOrEqualTo(bound);
  }
}
