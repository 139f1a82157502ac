package dev.gradtwin.compare.assertions;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;

/** AssertJ's soft assertions, and those of {@link GradtwinAssertions}: all failures are told. */
public class GradtwinSoftAssertions extends SoftAssertions {
  /** None yet. */
  public GradtwinSoftAssertions() {}

  /**
   * Assertions about a trainer.
   *
   * @param trainer made for the experiment that follows; its parameters will be replaced
   * @return what can be asserted
   */
  public TrainerAssert assertThatTrainer(Trainer trainer) {
    return proxy(
        TrainerAssert.class,
        TrainerFactory.class,
        new TrainerFactory(experiment -> trainer, false));
  }

  /**
   * Assertions about a class of trainers.
   *
   * @param factory makes one for an experiment; it is closed afterwards
   * @return what can be asserted
   */
  public TrainerAssert assertThatTrainer(Function<Experiment, ? extends Trainer> factory) {
    return proxy(
        TrainerAssert.class, TrainerFactory.class, new TrainerFactory(factory::apply, true));
  }

  /**
   * Assertions about a gradient.
   *
   * @param gradient computes it
   * @return what can be asserted
   */
  public GradientAssert assertThatGradient(GradientFunction gradient) {
    return proxy(GradientAssert.class, GradientFunction.class, gradient);
  }
}
