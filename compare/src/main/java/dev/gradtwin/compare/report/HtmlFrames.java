package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.Frame;
import dev.gradtwin.compare.FrameSide;
import dev.gradtwin.compare.TensorSummary;
import dev.gradtwin.compare.TensorSummary.Histogram;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** The moments of a run, as JSON: arrays of what both sides had, the subject's before. */
final class HtmlFrames {
  private HtmlFrames() {}

  static void write(List<Frame> frames, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("frames");
    for (Frame frame : frames) {
      json.writeStartObject();
      json.writeNumberField("step", frame.step());
      json.writeFieldName("ofBound");
      Json.vector(json, new double[] {frame.forward(), frame.backward(), frame.update()});
      json.writeFieldName("drift");
      Json.vector(json, new double[] {frame.drift(), frame.spread()});
      if (frame.batch().isPresent()) {
        Batch batch = frame.batch().get();
        json.writeFieldName("inputs");
        Json.matrix(json, batch.inputRows());
        json.writeFieldName("targets");
        Json.matrix(json, batch.targetRows());
      }
      json.writeArrayFieldStart("sides");
      side(frame.subject(), json);
      side(frame.reference(), json);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void side(FrameSide side, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeFieldName("loss");
    Json.number(json, side.loss());
    json.writeFieldName("outputs");
    Json.matrix(json, side.outputs());
    if (side.parameters().isPresent()) {
      json.writeFieldName("parameters");
      Json.vector(json, side.parameters().get().values());
    }
    if (side.told().isPresent()) {
      told(side.told().get(), json);
    }
    if (!side.summaries().isEmpty()) {
      json.writeArrayFieldStart("summaries");
      for (TensorSummary summary : side.summaries()) {
        summary(summary, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void told(StepTrace told, JsonGenerator json) throws IOException {
    if (told.tells(Quantity.PRE_ACTIVATIONS)) {
      layers(json, "z", told, told::z);
    }
    if (told.tells(Quantity.ACTIVATIONS)) {
      layers(json, "a", told, told::a);
    }
    if (told.tells(Quantity.DELTAS)) {
      layers(json, "dz", told, told::dz);
    }
    if (told.tells(Quantity.GRADIENTS)) {
      json.writeFieldName("gradients");
      Json.vector(json, told.gradients().values());
    }
  }

  private static void layers(
      JsonGenerator json, String name, StepTrace told, IntFunction<double[]> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int k = 0; k < told.layers(); k++) {
      Json.vector(json, Arrays.copyOf(values.apply(k), told.rows() * told.units(k)));
    }
    json.writeEndArray();
  }

  private static void summary(TensorSummary summary, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("tensor", summary.tensor());
    histogram(json, "values", summary.values());
    if (summary.gradients().isPresent()) {
      histogram(json, "gradients", summary.gradients().get());
    }
    json.writeArrayFieldStart("map");
    for (double[] row : summary.map()) {
      json.writeStartArray();
      for (double value : row) {
        json.writeNumber((float) value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void histogram(JsonGenerator json, String name, Histogram histogram)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeFieldName("range");
    Json.vector(json, new double[] {histogram.low(), histogram.high()});
    json.writeFieldName("counts");
    json.writeArray(histogram.counts(), 0, histogram.counts().length);
    json.writeEndObject();
  }
}
