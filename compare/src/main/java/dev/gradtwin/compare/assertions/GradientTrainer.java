package dev.gradtwin.compare.assertions;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.Optimizer;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;

/**
 * A gradient as a trainer that tells nothing else: it descends by the hand-written updater and
 * predicts by the hand-written forward pass.
 */
final class GradientTrainer implements Trainer {
  private final Experiment experiment;
  private final GradientFunction gradient;
  private final HandrolledNetwork predictor;
  private final Parameters theta;
  private final Optimizer optimizer;

  GradientTrainer(Experiment experiment, GradientFunction gradient) {
    this.experiment = experiment;
    this.gradient = gradient;
    optimizer = new Optimizer(experiment);
    predictor = HandrolledNetwork.of(experiment);
    theta = Parameters.zeros(ParameterLayout.of(experiment.network()));
  }

  @Override
  public String name() {
    return "gradient";
  }

  @Override
  public void load(Parameters parameters) {
    synchronize(parameters);
    optimizer.reset();
  }

  @Override
  public void synchronize(Parameters parameters) {
    theta.set(parameters);
  }

  @Override
  public Parameters parameters() {
    return theta.copy();
  }

  @Override
  public void step(Batch batch) {
    step(batch, new StepTrace(experiment.network()));
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    trace.begin(batch.rows());
    for (Quantity quantity : Quantity.values()) {
      trace.tells(quantity, quantity == Quantity.GRADIENTS);
    }
    trace.gradients().set(gradient.gradient(theta.copy(), batch.copy()));
    double[] values = theta.values();
    optimizer.update(values, trace.gradients().values());
    experiment.precision().round(values, 0, values.length);
  }

  @Override
  public double[][] predict(double[][] inputs) {
    predictor.load(theta);
    return predictor.predict(inputs);
  }

  @Override
  public void close() {}
}
