package dev.gradtwin.compare.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.subject.TraceWriter;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * Trains, and keeps some steps in a file: everything that was told of each, so that a later build
 * can take the same step from the same parameters and be judged by itself.
 */
public final class BaselineRecorder {
  private final Baseline baseline;
  private final Trainer trainer;
  private final Experiment experiment;

  /**
   * A recording that is about to be made.
   *
   * @param baseline what the file will say of itself, and its name: compressed if that ends in
   *     {@code .gz}
   * @param trainer whose run it will hold
   */
  public BaselineRecorder(Baseline baseline, Trainer trainer) {
    this.baseline = baseline;
    this.trainer = trainer;
    experiment = baseline.experiment();
  }

  /** Thrown to say that there is nothing worth keeping. */
  public static final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(long step) {
      super("step " + step + " is not finite: nothing was recorded");
    }
  }

  /**
   * Trains and writes the file, whole or not at all.
   *
   * @param output the file, opened before
   * @param progress told the number of steps taken, after each
   * @return how many steps it keeps
   * @throws NotFiniteException if a chosen step is not made of numbers
   */
  public int record(OutputFile output, LongConsumer progress) {
    NavigableSet<Long> chosen = ChosenSteps.of(experiment.steps());
    output.write(
        out -> {
          if (baseline.file().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            GZIPOutputStream compressed = new GZIPOutputStream(out);
            write(chosen, compressed, progress);
            compressed.finish();
          } else {
            write(chosen, out, progress);
          }
        });
    return chosen.size();
  }

  private void write(NavigableSet<Long> chosen, OutputStream out, LongConsumer progress)
      throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out);
    TraceWriter writer = new TraceWriter(buffered);
    writer.line(baseline::writeTo);
    trainer.load(InitialParameters.draw(experiment));
    Batches batches = new Batches(experiment);
    StepTrace trace = new StepTrace(experiment.network());
    for (long step = 0; step < experiment.steps(); step++) {
      Batch batch = batches.next();
      if (chosen.contains(step)) {
        Parameters before = trainer.parameters();
        trainer.step(batch, trace);
        requireFinite(step, trace);
        writer.step(step, before, null, trace);
      } else {
        trainer.step(batch);
      }
      progress.accept(step + 1);
    }
    writer.line(this::outcome);
    buffered.flush();
  }

  private static void requireFinite(long step, StepTrace trace) {
    Parameters told = trace.tells(Quantity.PARAMETERS) ? trace.parameters() : trace.gradients();
    if (!Arrays.stream(told.values()).allMatch(Double::isFinite)) {
      throw new NotFiniteException(step);
    }
  }

  private void outcome(JsonGenerator json) throws IOException {
    double[][] outputs = trainer.predict(experiment.data().inputs());
    json.writeBooleanField("end", true);
    json.writeNumberField("steps", experiment.steps());
    json.writeFieldName("loss");
    Json.number(json, HandrolledNetwork.loss(experiment.network(), outputs, experiment.data()));
    json.writeFieldName("outputs");
    Json.matrix(json, outputs);
  }
}
