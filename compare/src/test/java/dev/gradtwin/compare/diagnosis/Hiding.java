package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A trainer that tells only some of what it computes. */
final class Hiding implements Trainer {
  private final Trainer trainer;
  private final Set<Quantity> told;

  Hiding(Trainer trainer, Set<Quantity> told) {
    this.trainer = trainer;
    this.told = told;
  }

  /** A network with mistakes. */
  static Hiding planted(Experiment experiment, List<Cause> causes, Set<Quantity> told) {
    return new Hiding(new PlantedNetwork(experiment, causes), told);
  }

  @Override
  public String name() {
    return trainer.name();
  }

  @Override
  public void load(Parameters parameters) {
    trainer.load(parameters);
  }

  @Override
  public void synchronize(Parameters parameters) {
    trainer.synchronize(parameters);
  }

  @Override
  public Parameters parameters() {
    return trainer.parameters();
  }

  @Override
  public void step(Batch batch) {
    trainer.step(batch);
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    trainer.step(batch, trace);
    for (Quantity quantity : Quantity.values()) {
      if (!told.contains(quantity)) {
        trace.tells(quantity, false);
        spoil(quantity, trace);
      }
    }
  }

  @Override
  public double[][] predict(double[][] inputs) {
    return trainer.predict(inputs);
  }

  @Override
  public void close() {
    trainer.close();
  }

  /** Nobody may read what was not told. */
  private static void spoil(Quantity quantity, StepTrace trace) {
    switch (quantity) {
      case LOSS -> trace.loss(Double.NaN);
      case GRADIENTS -> Arrays.fill(trace.gradients().values(), Double.NaN);
      case PARAMETERS -> Arrays.fill(trace.parameters().values(), Double.NaN);
      case PRE_ACTIVATIONS, ACTIVATIONS, DELTAS -> {
        for (int k = 0; k < trace.layers(); k++) {
          double[] values =
              quantity == Quantity.DELTAS
                  ? trace.dz(k)
                  : quantity == Quantity.ACTIVATIONS ? trace.a(k) : trace.z(k);
          Arrays.fill(values, Double.NaN);
        }
      }
    }
  }
}
