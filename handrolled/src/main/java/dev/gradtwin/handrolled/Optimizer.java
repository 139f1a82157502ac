package dev.gradtwin.handrolled;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;

/**
 * What becomes of a gradient, in this order: clipped or normalized, L1 and L2 added, made a step by
 * the updater, weight decay added, subtracted.
 */
public final class Optimizer {
  private final Experiment experiment;
  private final GradientScaling scaling;
  private final Penalties penalties;
  private final Updater updater;
  private final double[] u;
  private long step;

  /**
   * Before the first step.
   *
   * @param experiment gives the training
   */
  public Optimizer(Experiment experiment) {
    this.experiment = experiment;
    ParameterLayout layout = ParameterLayout.of(experiment.network());
    scaling = new GradientScaling(layout, experiment.training().normalization());
    penalties = new Penalties(layout, experiment.training().regularization());
    updater =
        Updater.of(
            experiment.training().updater(), experiment.network().conventions(), layout.size());
    u = new double[layout.size()];
    reset();
  }

  /** Forgets all earlier steps. */
  public void reset() {
    updater.reset();
    step = 0;
  }

  /** What is added to the loss. */
  double penalty(double[] theta) {
    return penalties.loss(theta);
  }

  /**
   * Takes the next step, θ ← θ − u, in float64.
   *
   * @param theta the parameters; modified
   * @param dTheta ∂L/∂θ; not modified
   */
  public void update(double[] theta, double[] dTheta) {
    System.arraycopy(dTheta, 0, u, 0, u.length);
    double eta = experiment.learningRate(step);
    scaling.apply(u);
    penalties.addTo(u, theta);
    updater.step(u, eta, step + 1);
    penalties.decay(u, theta, eta);
    for (int k = 0; k < theta.length; k++) {
      theta[k] -= u[k];
    }
    step++;
  }
}
