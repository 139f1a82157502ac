package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A network with mistakes that tells only some of what it computes. */
final class Hiding extends PlantedNetwork {
  private final Set<Quantity> told;

  Hiding(Experiment experiment, List<Cause> causes, Set<Quantity> told) {
    super(experiment, causes);
    this.told = told;
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    super.step(batch, trace);
    for (Quantity quantity : Quantity.values()) {
      if (!told.contains(quantity)) {
        trace.tells(quantity, false);
        spoil(quantity, trace);
      }
    }
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
