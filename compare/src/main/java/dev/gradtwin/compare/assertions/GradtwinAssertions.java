package dev.gradtwin.compare.assertions;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.function.Function;

/**
 * Entry points, to be imported statically.
 *
 * <pre>{@code
 * assertThatTrainer(MyNetwork::new).on(Experiment.xor()).matchesDl4j();
 * assertThatGradient(my::gradient).at(parameters).on(batch).ofNetwork(spec).isCorrect();
 * }</pre>
 */
public final class GradtwinAssertions {
  private GradtwinAssertions() {}

  /**
   * Assertions about a trainer.
   *
   * @param trainer made for the experiment that follows; its parameters will be replaced
   * @return what can be asserted
   */
  public static TrainerAssert assertThatTrainer(Trainer trainer) {
    return new TrainerAssert(new TrainerFactory(experiment -> trainer, false));
  }

  /**
   * Assertions about a class of trainers.
   *
   * @param factory makes one for an experiment; it is closed afterwards
   * @return what can be asserted
   */
  public static TrainerAssert assertThatTrainer(Function<Experiment, ? extends Trainer> factory) {
    return new TrainerAssert(new TrainerFactory(factory::apply, true));
  }

  /**
   * Assertions about a gradient.
   *
   * @param gradient computes it
   * @return what can be asserted
   */
  public static GradientAssert assertThatGradient(GradientFunction gradient) {
    return new GradientAssert(gradient);
  }
}
