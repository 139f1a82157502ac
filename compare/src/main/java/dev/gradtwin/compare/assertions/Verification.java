package dev.gradtwin.compare.assertions;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trains what is asserted about in lock-step with a reference.
 *
 * @param experiment what to train
 * @param reference makes what judges single steps
 * @param name of the reference
 * @param mode when to ask the oracle
 */
record Verification(
    Experiment experiment,
    Function<Experiment, Trainer> reference,
    SideName name,
    OracleMode mode) {

  /** By gradtwin's own network. */
  static Verification correct(Experiment experiment) {
    return new Verification(
        experiment, HandrolledNetwork::of, SideName.GRADTWIN, OracleMode.DIVERGENCE);
  }

  /** By values of 40 digits, at every step. */
  static Verification exact(Experiment experiment) {
    return new Verification(
        experiment, HandrolledNetwork::of, SideName.GRADTWIN, OracleMode.ALWAYS);
  }

  /** By Deeplearning4j. Nothing else here needs its classes. */
  static Verification twin(Experiment experiment) {
    return new Verification(
        experiment, e -> new Dl4jTrainer(e), SideName.TWIN, OracleMode.DIVERGENCE);
  }

  /** What is wrong, and how to see it again; empty if nothing is. */
  Optional<String> failure(Trainer subject) {
    try (Trainer judge = reference.apply(experiment);
        Trainer free = HandrolledNetwork.of(experiment)) {
      RunResult result =
          new LockStep(experiment, Pairing.ofSubject(subject, free, judge, name), 1, mode)
              .run(step -> {});
      return result.verdict() == Verdict.MATCH
          ? Optional.empty()
          : Optional.of(FailureText.of(result));
    }
  }
}
