package dev.gradtwin.compare;

import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.function.Consumer;

/** A trainer that tells something else than it computed. */
record Tampered(Trainer trainer, Consumer<StepTrace> change) implements Trainer {
  /** Adds to an element of a gradient. */
  static Trainer gradient(Trainer trainer, String tensor, int flat, double error) {
    return new Tampered(
        trainer,
        trace -> {
          Parameters g = trace.gradients();
          g.values()[g.layout().tensor(tensor).offset() + flat] += error;
        });
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
    change.accept(trace);
  }

  @Override
  public double[][] predict(double[][] inputs) {
    return trainer.predict(inputs);
  }

  @Override
  public void close() {
    trainer.close();
  }
}
