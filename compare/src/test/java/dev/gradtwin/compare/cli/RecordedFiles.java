package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.subject.TraceWriter;
import dev.gradtwin.compare.subject.npz.NpyBytes;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the run of a trainer as its users would record it: the parameters and gradients of every
 * step. Streams, so that files may be large: for an npz the run is repeated for each array.
 *
 * @param trainer makes it, with some mistakes
 */
record RecordedFiles(
    Experiment experiment,
    BiFunction<Experiment, List<Cause>, Trainer> trainer,
    List<Cause> mistakes) {

  private interface Step {
    void take(long number, Parameters before, StepTrace told) throws IOException;
  }

  private void run(Step step) throws IOException {
    try (Trainer running = trainer.apply(experiment, mistakes)) {
      running.load(InitialParameters.draw(experiment));
      Batches batches = new Batches(experiment);
      StepTrace trace = new StepTrace(experiment.network());
      for (long k = 0; k < experiment.steps(); k++) {
        Batch batch = batches.next();
        Parameters before = running.parameters();
        running.step(batch, trace);
        for (Quantity quantity : Quantity.values()) {
          trace.tells(quantity, quantity == Quantity.GRADIENTS || quantity == Quantity.PARAMETERS);
        }
        step.take(k, before, trace);
      }
    }
  }

  void write(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (name.endsWith(".npz")) {
        writeNpz(out);
      } else if (name.endsWith(".gz")) {
        try (GZIPOutputStream compressed = new GZIPOutputStream(out)) {
          writeLines(compressed);
        }
      } else {
        writeLines(out);
      }
    }
  }

  private void writeLines(OutputStream out) throws IOException {
    TraceWriter writer = new TraceWriter(out);
    run((number, before, told) -> writer.step(number, before, null, told));
  }

  private void writeNpz(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    for (Tensor t : ParameterLayout.of(experiment.network()).tensors()) {
      begin("parameters/", t, experiment.steps() + 1, zip);
      slice(InitialParameters.draw(experiment), t, zip);
      run((number, before, told) -> slice(told.parameters(), t, zip));
      zip.closeEntry();
      begin("gradients/", t, experiment.steps(), zip);
      run((number, before, told) -> slice(told.gradients(), t, zip));
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void begin(String what, Tensor t, long slices, ZipOutputStream zip)
      throws IOException {
    zip.putNextEntry(new ZipEntry(what + t.name() + ".npy"));
    String shape =
        t.bias()
            ? "(" + slices + ", " + t.columns() + ")"
            : "(" + slices + ", " + t.rows() + ", " + t.columns() + ")";
    zip.write(NpyBytes.header(1, NpyBytes.text("<f8", false, shape)));
  }

  private static void slice(Parameters of, Tensor t, OutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(t.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(of.values(), t.offset(), t.size());
    out.write(bytes.array());
  }
}
