package dev.gradtwin.compare.subject;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.JsonLine;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a subject is sent, each message one line. */
final class StepMessage {
  /** The version of the protocol. */
  static final int VERSION = 1;

  private StepMessage() {}

  /** The first message. */
  static byte[] hello(Experiment experiment) {
    return line(
        json -> {
          json.writeNumberField("gradtwin", VERSION);
          json.writeFieldName("experiment");
          ExperimentWriter.write(experiment, json);
        });
  }

  /**
   * One step.
   *
   * @param parameters θ; null for a subject that keeps its own
   * @param outIn whether it wants W as [nOut, nIn]
   */
  static byte[] step(long step, @Nullable Parameters parameters, Batch batch, boolean outIn) {
    return line(
        json -> {
          json.writeNumberField("step", step);
          if (parameters != null) {
            parameters("parameters", parameters, outIn, json);
          }
          rows("inputs", batch.inputs(), batch.rows(), json);
          rows("targets", batch.targets(), batch.rows(), json);
          masks(batch, json);
        });
  }

  /** What loss terms and inputs of layers are multiplied by, where that is not 1. */
  private static void masks(Batch batch, JsonGenerator json) throws IOException {
    if (batch.mask().length > 0) {
      json.writeArrayFieldStart("mask");
      for (double counts : batch.mask()) {
        Json.number(json, counts);
      }
      json.writeEndArray();
    }
    if (batch.layersWithDropout().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("dropout");
    for (int layer : batch.layersWithDropout()) {
      rows(Integer.toString(layer), batch.dropout(layer), batch.rows(), json);
    }
    json.writeEndObject();
  }

  /** The last message. */
  static byte[] close() {
    return line(json -> json.writeBooleanField("close", true));
  }

  /** Writes all tensors as a field, W by rows, or by columns. */
  static void parameters(String name, Parameters parameters, boolean outIn, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    if (!outIn) {
      Json.parameters(json, parameters);
      return;
    }
    json.writeStartObject();
    for (Tensor t : parameters.layout().tensors()) {
      json.writeArrayFieldStart(t.name());
      for (int j = 0; j < t.columns(); j++) {
        if (!t.bias()) {
          json.writeStartArray();
        }
        for (int i = 0; i < t.rows(); i++) {
          Json.number(json, parameters.values()[t.offset() + i * t.columns() + j]);
        }
        if (!t.bias()) {
          json.writeEndArray();
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Writes rows of numbers as a field. */
  static void rows(String name, double[] values, int rows, JsonGenerator json) throws IOException {
    json.writeFieldName(name);
    rows(values, rows, values.length / rows, json);
  }

  /** Writes rows of numbers; the array may be longer. */
  static void rows(double[] values, int rows, int width, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int n = 0; n < rows; n++) {
      json.writeStartArray();
      for (int k = 0; k < width; k++) {
        Json.number(json, values[n * width + k]);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static byte[] line(JsonLine.Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      JsonLine.write(fields, bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e); // writes memory
    }
    return bytes.toByteArray();
  }
}
