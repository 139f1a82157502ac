package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;
import java.io.IOException;

/** Penalties, and what is done to the gradient, in an experiment file. */
final class RegularizationJson {
  private RegularizationJson() {}

  static Regularization read(JsonCursor json, String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("weights", at -> penalty(json, at))
                .with("biases", at -> penalty(json, at))
                .with("decayTimesRate", json::bool));
    return new Regularization(
        fields.optional("weights", Penalty.class).orElse(Penalty.NONE),
        fields.optional("biases", Penalty.class).orElse(Penalty.NONE),
        fields
            .optional("decayTimesRate", Boolean.class)
            .orElse(Regularization.NONE.decayTimesRate()));
  }

  private static Penalty penalty(JsonCursor json, String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("l1", json::number)
                .with("l2", json::number)
                .with("weightDecay", json::number));
    return Fields.within(
        path,
        () ->
            new Penalty(
                fields.optional("l1", Double.class).orElse(0.0),
                fields.optional("l2", Double.class).orElse(0.0),
                fields.optional("weightDecay", Double.class).orElse(0.0)));
  }

  static GradientNormalization readNormalization(JsonCursor json, String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("type", at -> json.constant(at, GradientNormalization.Rule.values()))
                .with("threshold", json::number));
    return Fields.within(
        path,
        () ->
            new GradientNormalization(
                fields.required("type", GradientNormalization.Rule.class),
                fields
                    .optional("threshold", Double.class)
                    .orElse(GradientNormalization.DEFAULT_THRESHOLD)));
  }

  static void write(Regularization regularization, JsonGenerator json) throws IOException {
    json.writeStartObject();
    write("weights", regularization.weights(), json);
    write("biases", regularization.biases(), json);
    json.writeBooleanField("decayTimesRate", regularization.decayTimesRate());
    json.writeEndObject();
  }

  private static void write(String name, Penalty penalty, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeFieldName("l1");
    Json.number(json, penalty.l1());
    json.writeFieldName("l2");
    Json.number(json, penalty.l2());
    json.writeFieldName("weightDecay");
    Json.number(json, penalty.decay());
    json.writeEndObject();
  }

  static void write(GradientNormalization normalization, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", Names.of(normalization.rule()));
    json.writeFieldName("threshold");
    Json.number(json, normalization.threshold());
    json.writeEndObject();
  }
}
