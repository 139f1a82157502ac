package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.Diagnosed;
import dev.gradtwin.compare.diagnosis.Finding;
import dev.gradtwin.compare.diagnosis.Proof;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.NetworkSpec;
import java.io.IOException;
import java.util.List;

/** A diagnosis as JSON: the same facts as {@link DiagnosisText} has. */
final class DiagnosisJson {
  private DiagnosisJson() {}

  static void write(List<Diagnosed> diagnosis, NetworkSpec network, JsonGenerator json)
      throws IOException {
    json.writeStartArray();
    for (Diagnosed one : diagnosis) {
      Finding finding = one.finding();
      json.writeStartObject();
      json.writeStringField("cause", finding.cause().code());
      json.writeStringField("label", finding.label());
      json.writeStringField("side", Names.of(one.side()));
      json.writeStringField("tensor", finding.place().tensor());
      json.writeStringField("stage", stage(finding.place()));
      json.writeArrayFieldStart("places");
      for (Place place : finding.places()) {
        json.writeString(place.words());
      }
      json.writeEndArray();
      json.writeStringField("explanation", finding.cause().sentence());
      json.writeStringField("asItIs", finding.formula().text(network));
      json.writeStringField("shouldBe", Formula.right(finding.place()).text(network));
      json.writeStringField("lookFor", finding.cause().lookFor());
      number(json, "confidence", finding.confidence());
      strings(json, "alternatives", finding.alternatives().stream().map(v -> v.words()).toList());
      strings(json, "facts", finding.facts());
      json.writeFieldName("proof");
      proof(finding.proof(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void proof(Proof proof, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("tensor", proof.place().tensor());
    json.writeStringField("stage", stage(proof.place()));
    json.writeArrayFieldStart("index");
    json.writeNumber(proof.row());
    json.writeNumber(proof.column());
    json.writeEndArray();
    number(json, "told", proof.told());
    number(json, "right", proof.right());
    number(json, "ofBound", proof.ofBound());
    json.writeNumberField("numbers", proof.numbers());
    json.writeNumberField("wrongNumbers", proof.wrongNumbers());
    json.writeNumberField("steps", proof.steps());
    json.writeNumberField("wrongSteps", proof.wrongSteps());
    json.writeEndObject();
  }

  private static String stage(Place place) {
    return switch (place.kind()) {
      case PRE_ACTIVATION, ACTIVATION, LOSS, DELTA -> Names.of(place.kind());
      case WEIGHT_GRADIENT, BIAS_GRADIENT -> "gradient";
      case WEIGHT_UPDATE, BIAS_UPDATE -> "update";
    };
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    Json.number(json, value);
  }
}
