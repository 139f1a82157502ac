package dev.gradtwin.compare.assertions;

import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a gradient: at one point, or along a whole training. */
public class GradientAssert extends AbstractAssert<GradientAssert, GradientFunction> {
  private @Nullable Parameters parameters;
  private @Nullable Batch batch;
  private @Nullable NetworkSpec network;
  private @Nullable Experiment experiment;
  private Precision precision = Experiment.DEFAULT_PRECISION;

  /**
   * For AssertJ, which makes subclasses; users start at {@link GradtwinAssertions}.
   *
   * @param gradient computes it
   */
  GradientAssert(GradientFunction gradient) {
    super(gradient, GradientAssert.class);
  }

  /**
   * Where to take the gradient.
   *
   * @param parameters θ
   * @return this
   */
  public GradientAssert at(Parameters parameters) {
    this.parameters = parameters.copy();
    return this;
  }

  /**
   * Of which examples.
   *
   * @param batch one or more
   * @return this
   */
  public GradientAssert on(Batch batch) {
    this.batch = batch.copy();
    return this;
  }

  /**
   * Of which network, its loss and reduction included.
   *
   * @param network as wide at both ends as the examples
   * @return this
   */
  public GradientAssert ofNetwork(NetworkSpec network) {
    this.network = network;
    return this;
  }

  /**
   * Computed in which precision; float64 where nothing is said.
   *
   * @param precision the floating-point format
   * @return this
   */
  public GradientAssert in(Precision precision) {
    this.precision = precision;
    return this;
  }

  /**
   * At all points that training passes by, θ ← θ − η·g with this gradient.
   *
   * @param experiment gives everything else
   * @return this
   */
  public GradientAssert on(Experiment experiment) {
    this.experiment = experiment;
    return this;
  }

  /**
   * Asserts that the gradient is right: at one point by values of 40 digits, along a training by
   * gradtwin's own network and, where they differ, by such values.
   *
   * @return this
   * @throws AssertionError if not, with the element, the numbers and the mistake
   */
  public GradientAssert isCorrect() {
    judge(
        experiment == null ? Verification.exact(experiment()) : Verification.correct(experiment()));
    return this;
  }

  /**
   * Asserts that the gradient is Deeplearning4j's, but for rounding.
   *
   * @return this
   * @throws AssertionError if not, with the element, the numbers and the mistake
   */
  public GradientAssert matchesDl4j() {
    judge(Verification.twin(experiment()));
    return this;
  }

  private void judge(Verification verification) {
    verification
        .failure(new GradientTrainer(experiment(), actual))
        .ifPresent(text -> failWithMessage("%s", text));
  }

  /** One point is a training of one step. */
  private Experiment experiment() {
    if (experiment != null) {
      return experiment;
    }
    if (parameters == null || batch == null || network == null) {
      throw new IllegalStateException(
          "expected at(parameters), on(batch) and ofNetwork(spec), or on(experiment), before");
    }
    Map<String, double[][]> tensors = new HashMap<>();
    for (Tensor tensor : parameters.layout().tensors()) {
      tensors.put(tensor.name(), parameters.rows(tensor.name()));
    }
    return new Experiment(
        "gradient",
        new Dataset(batch.inputRows(), batch.targetRows()),
        network,
        new Initializer.Explicit(tensors),
        new TrainingSpec(new UpdaterSpec.Sgd(1), 1, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        precision);
  }
}
