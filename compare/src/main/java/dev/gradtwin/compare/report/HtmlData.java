package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.CurvePoint;
import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.RunHistory;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Side;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the page shows, as JSON. */
final class HtmlData {
  private static final int MOST_ROWS = 500;
  private static final int MOST_WIDTH = 12;

  private HtmlData() {}

  static void write(
      RunResult result,
      RunHistory history,
      List<String> preface,
      String licence,
      JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("strings");
    for (Map.Entry<String, String> text : PageText.all().entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
    json.writeStringField("licence", licence);
    json.writeStringField("name", result.experiment().name());
    strings(json, "preface", preface);
    strings(json, "setting", SettingText.lines(result.experiment()));
    verdict(result, json);
    json.writeArrayFieldStart("sides");
    side(result.subject(), json);
    side(result.reference(), json);
    json.writeEndArray();
    network(result.experiment(), json);
    data(result.experiment(), json);
    curve(result, json);
    JsonReport.differences(result, json);
    json.writeFieldName("diagnosis");
    DiagnosisJson.write(result.diagnosis(), result.experiment().network(), json);
    json.writeBooleanField("lossOfAllRows", history.ofAllRows());
    HtmlFrames.write(history.frames(), json);
    HtmlTensors.write(result, history.parted(), json);
    json.writeEndObject();
  }

  private static void verdict(RunResult result, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("verdict");
    json.writeStringField("code", Names.of(result.verdict()));
    json.writeBooleanField("converged", result.bothConverged());
    json.writeStringField("sentence", PageText.sentence(result));
    json.writeNumberField("steps", result.steps());
    json.writeNumberField("compared", result.comparedSteps());
    json.writeNumberField("diverged", result.divergedSteps());
    JsonReport.number(json, "drift", result.drift());
    JsonReport.number(json, "driftOfSpread", result.drifted().ofSpread().orElse(Double.NaN));
    if (result.divergence().isPresent()) {
      Divergence d = result.divergence().get();
      json.writeObjectFieldStart("divergence");
      json.writeStringField("place", PageText.place(d));
      json.writeNumberField("step", d.step());
      json.writeStringField("stage", Names.of(d.stage()));
      json.writeStringField("tensor", d.tensor());
      json.writeArrayFieldStart("index");
      for (int i : d.index()) {
        json.writeNumber(i);
      }
      json.writeEndArray();
      JsonReport.number(json, "subject", d.subject());
      JsonReport.number(json, "reference", d.reference());
      JsonReport.number(json, "exact", result.judgement().map(j -> j.exact()).orElse(Double.NaN));
      JsonReport.number(json, "difference", d.difference());
      JsonReport.number(json, "bound", d.bound());
      json.writeStringField(
          "wrongSide", result.judgement().map(j -> Names.of(j.wrongSide())).orElse(null));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void side(Side side, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", side.name().label());
    json.writeStringField("learning", PageText.learning(side.learning()));
    JsonReport.number(json, "loss", side.loss());
    JsonReport.number(json, "accuracy", side.accuracy().orElse(Double.NaN));
    json.writeNumberField("convergedBy", side.convergedBy().orElse(0));
    json.writeFieldName("outputs");
    Json.matrix(json, Arrays.copyOf(side.outputs(), Math.min(side.outputs().length, 16)));
    json.writeEndObject();
  }

  private static void network(Experiment experiment, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("network");
    json.writeNumberField("inputs", experiment.network().inputs());
    json.writeStringField("conventions", Names.of(experiment.network().conventions()));
    json.writeNumberField("threshold", experiment.convergence().threshold());
    json.writeNumberField("stepsPerEpoch", experiment.stepsPerEpoch());
    json.writeArrayFieldStart("layers");
    for (LayerSpec layer : experiment.network().layers()) {
      json.writeStartObject();
      json.writeNumberField("units", layer.units());
      json.writeStringField("activation", Names.of(layer.activation()));
      json.writeBooleanField("bias", layer.bias());
      JsonReport.number(json, "alpha", layer.alpha());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What is drawn of the data. */
  private static void data(Experiment experiment, JsonGenerator json) throws IOException {
    Dataset data = experiment.data();
    int rows =
        data.inputCount() <= MOST_WIDTH && data.targetCount() <= MOST_WIDTH
            ? Math.min(MOST_ROWS, data.rows())
            : 0;
    json.writeObjectFieldStart("data");
    json.writeNumberField("rows", data.rows());
    json.writeFieldName("inputs");
    Json.matrix(json, Arrays.copyOf(data.inputs(), rows));
    json.writeFieldName("targets");
    Json.matrix(json, Arrays.copyOf(data.targets(), rows));
    json.writeEndObject();
  }

  private static void curve(RunResult result, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("curve");
    for (CurvePoint point : result.curve()) {
      Json.vector(json, new double[] {point.epoch(), point.subject(), point.reference()});
    }
    json.writeEndArray();
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
