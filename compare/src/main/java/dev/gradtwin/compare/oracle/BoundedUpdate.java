package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Parameters;

/** The steps of all parameters from their gradients, with bounds. */
public final class BoundedUpdate {
  private final Parameters before;
  private final Experiment experiment;
  private final BlockUpdates updates;
  private final double[] g;
  private final double[] eg;

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
    Rounding rounding = Rounding.of(experiment.precision());
    updates = new BlockUpdates(experiment, new BoundedBlocks(rounding), variant);
    updates.resume(history);
    g = new double[before.values().length];
    eg = new double[g.length];
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
    Bounded penalty = penalties.of(theta.values());
    return BoundedMatrix.of(
        experiment.precision(), 1, 1, new double[] {penalty.v()}, new double[] {penalty.e()}, 0);
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
      g[offset + k] = gradient.value(k);
      eg[offset + k] = gradient.bound(k);
    }
  }

  /**
   * The step of a tensor, once the gradients of all are given.
   *
   * @param tensor its name
   * @return θ − θ′
   */
  public BoundedMatrix step(String tensor) {
    double[] u = new double[g.length];
    double[] eu = new double[g.length];
    updates.steps(before.values(), g, eg, u, eu);
    Tensor t = before.layout().tensor(tensor);
    return BoundedMatrix.of(experiment.precision(), t.rows(), t.columns(), u, eu, t.offset());
  }

  /**
   * What this step and earlier ones left behind, once {@link #step} was asked for.
   *
   * @return the history of the step after it
   */
  public UpdateHistory after() {
    return updates.historyAfter();
  }
}
