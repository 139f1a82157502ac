package dev.gradtwin.compare.assertions;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a trainer: every number of every step that it tells, judged by what rounding
 * explains.
 */
public class TrainerAssert extends AbstractAssert<TrainerAssert, TrainerFactory> {
  private @Nullable Experiment experiment;

  /**
   * For AssertJ, which makes subclasses; users start at {@link GradtwinAssertions}.
   *
   * @param factory makes the trainer
   */
  TrainerAssert(TrainerFactory factory) {
    super(factory, TrainerAssert.class);
  }

  /**
   * What to train.
   *
   * @param experiment from its first step to its last
   * @return this
   */
  public TrainerAssert on(Experiment experiment) {
    this.experiment = experiment;
    return this;
  }

  /**
   * Asserts that every number of every step is right, by gradtwin's own network and, where they
   * differ, by values of 40 digits.
   *
   * @return this
   * @throws AssertionError if not, with the step, the place, the numbers and the mistake
   */
  public TrainerAssert isCorrect() {
    judge(Verification.correct(experiment()));
    return this;
  }

  /**
   * Asserts that every number of every step is Deeplearning4j's, but for rounding. Deeplearning4j
   * takes every step from the parameters that the trainer had before it.
   *
   * @return this
   * @throws AssertionError if not, with the step, the place, the numbers and the mistake
   */
  public TrainerAssert matchesDl4j() {
    judge(Verification.twin(experiment()));
    return this;
  }

  private Experiment experiment() {
    if (experiment == null) {
      throw new IllegalStateException("expected on(experiment) before");
    }
    return experiment;
  }

  private void judge(Verification verification) {
    Trainer trainer = actual.make(experiment());
    try {
      verification.failure(trainer).ifPresent(text -> failWithMessage("%s", text));
    } finally {
      if (actual.closes()) {
        trainer.close();
      }
    }
  }
}
