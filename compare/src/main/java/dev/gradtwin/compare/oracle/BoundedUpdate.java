package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The steps of all parameters from their gradients, with bounds. */
public final class BoundedUpdate {
  private final Parameters before;
  private final Experiment experiment;
  private final UpdateRule<Bounded> rule;
  private final List<Bounded> gradients;

  /**
   * For one step.
   *
   * @param experiment gives the updater
   * @param variant of its formula
   * @param history what earlier steps left behind
   * @param before the parameters before the step
   */
  public BoundedUpdate(
      Experiment experiment, UpdaterVariant variant, UpdateHistory history, Parameters before) {
    this.before = before;
    this.experiment = experiment;
    rule =
        new UpdateRule<>(
            experiment, new BoundedArithmetic(Rounding.of(experiment.precision())), variant);
    rule.resume(history);
    gradients = new ArrayList<>(Collections.nCopies(before.values().length, new Bounded(0, 0)));
  }

  /**
   * Whether the step is η·g and nothing else, at every step alike.
   *
   * @param experiment gives the training
   * @return true for plain gradient descent
   */
  public static boolean isPlain(Experiment experiment) {
    return experiment.training().updater() instanceof UpdaterSpec.Sgd
        && experiment.training().schedule().isEmpty()
        && experiment.training().regularization().equals(Regularization.NONE)
        && experiment.training().normalization().rule() == GradientNormalization.Rule.NONE;
  }

  /**
   * What keeping the parameters small adds to the loss.
   *
   * @param experiment gives the penalties
   * @param theta the parameters
   * @return a number, [1, 1]
   */
  public static BoundedMatrix penalty(Experiment experiment, Parameters theta) {
    Penalties penalties = new Penalties(experiment, Rounding.of(experiment.precision()));
    return BoundedMatrix.of(experiment.precision(), 1, 1, List.of(penalties.of(theta.values())));
  }

  /**
   * Gives the gradient of a tensor.
   *
   * @param tensor its name
   * @param gradient its gradient, with bounds
   */
  public void put(String tensor, BoundedMatrix gradient) {
    int offset = before.layout().tensor(tensor).offset();
    for (int k = 0; k < gradient.size(); k++) {
      gradients.set(offset + k, new Bounded(gradient.value(k), gradient.bound(k)));
    }
  }

  /**
   * The step of a tensor, once the gradients of all are given.
   *
   * @param tensor its name
   * @return θ − θ′
   */
  public BoundedMatrix step(String tensor) {
    List<Bounded> steps = rule.steps(before.values(), gradients);
    var t = before.layout().tensor(tensor);
    List<Bounded> own = steps.subList(t.offset(), t.offset() + t.size());
    return BoundedMatrix.of(experiment.precision(), t.rows(), t.columns(), own);
  }

  /**
   * What this step and earlier ones left behind, once {@link #step} was asked for.
   *
   * @return the history of the step after it
   */
  public UpdateHistory after() {
    return rule.historyAfter();
  }
}
