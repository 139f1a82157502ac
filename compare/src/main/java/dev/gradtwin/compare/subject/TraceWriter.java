package dev.gradtwin.compare.subject;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.JsonLine;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes a trace as JSON Lines, as {@link RecordedTrainer} reads it. */
public final class TraceWriter {
  private final OutputStream out;

  /**
   * A writer.
   *
   * @param out where to; left open
   */
  public TraceWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes any line.
   *
   * @param fields of its object
   * @throws IOException if that fails
   */
  public void line(JsonLine.Fields fields) throws IOException {
    JsonLine.write(fields, out);
    out.write('\n');
  }

  /**
   * Writes a step, with all that was told of it.
   *
   * @param number of the step, from 0
   * @param before the parameters before it
   * @param batch its examples; null where they are the experiment's
   * @param told what the trainer told
   * @throws IOException if that fails
   */
  public void step(long number, Parameters before, @Nullable Batch batch, StepTrace told)
      throws IOException {
    line(
        json -> {
          json.writeNumberField("step", number);
          if (batch != null) {
            StepMessage.rows("inputs", batch.inputs(), batch.rows(), json);
            StepMessage.rows("targets", batch.targets(), batch.rows(), json);
          }
          StepMessage.parameters("before", before, false, json);
          layers("z", Quantity.PRE_ACTIVATIONS, told, told::z, json);
          layers("activations", Quantity.ACTIVATIONS, told, told::a, json);
          if (told.tells(Quantity.LOSS)) {
            json.writeFieldName("loss");
            Json.number(json, told.loss());
          }
          layers("deltas", Quantity.DELTAS, told, told::dz, json);
          if (told.tells(Quantity.GRADIENTS)) {
            StepMessage.parameters("gradients", told.gradients(), false, json);
          }
          if (told.tells(Quantity.PARAMETERS)) {
            StepMessage.parameters("parameters", told.parameters(), false, json);
          }
        });
  }

  private static void layers(
      String name,
      Quantity quantity,
      StepTrace told,
      IntFunction<double[]> values,
      JsonGenerator json)
      throws IOException {
    if (!told.tells(quantity)) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (int k = 0; k < told.layers(); k++) {
      StepMessage.rows(values.apply(k), told.rows(), told.units(k), json);
    }
    json.writeEndArray();
  }
}
