package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.CurvePoint;
import dev.gradtwin.compare.Difference;
import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.Judgement;
import dev.gradtwin.compare.Learning;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Side;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.text.Names;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A result as JSON, as {@code result.schema.json} beside this class describes it. Holds no time and
 * no machine: the same experiment gives the same bytes.
 */
public final class JsonReport {
  private JsonReport() {}

  /**
   * Writes the result as one JSON object.
   *
   * @param result what to write
   * @param json where to; left open
   * @throws IOException if that fails
   */
  public static void write(RunResult result, JsonGenerator json) throws IOException {
    Side subject = result.subject();
    Side reference = result.reference();
    String subjectKey = subject.name().key();
    String referenceKey = reference.name().key();
    json.writeStartObject();
    json.writeFieldName("experiment");
    ExperimentWriter.write(result.experiment(), json);
    json.writeStringField("verdict", Names.of(result.verdict()));
    json.writeNumberField("steps", result.steps());
    json.writeObjectFieldStart("compared");
    json.writeNumberField("every", result.every());
    json.writeNumberField("steps", result.comparedSteps());
    json.writeNumberField("diverged", result.divergedSteps());
    if (result.drifted().ofSpread().isPresent()) {
      number(json, "driftOfSpread", result.drifted().ofSpread().getAsDouble());
    } else {
      json.writeNullField("driftOfSpread");
    }
    json.writeNumberField("kinks", result.kinks());
    OracleJson.write(result.oracle().orElse(null), json);
    json.writeArrayFieldStart("told");
    for (String name : ToldText.names(result.told())) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeStringField("declaration", result.declaration().orElse(null));
    json.writeEndObject();

    json.writeObjectFieldStart("converged");
    json.writeBooleanField(subjectKey, subject.learning() == Learning.CONVERGED);
    json.writeBooleanField(referenceKey, reference.learning() == Learning.CONVERGED);
    json.writeEndObject();
    json.writeObjectFieldStart("learning");
    json.writeStringField(subjectKey, Names.of(subject.learning()));
    json.writeStringField(referenceKey, Names.of(reference.learning()));
    epoch(json, subjectKey + "By", subject.convergedBy());
    epoch(json, referenceKey + "By", reference.convergedBy());
    if (subject.accuracy().isPresent() && reference.accuracy().isPresent()) {
      number(json, subjectKey + "Accuracy", subject.accuracy().getAsDouble());
      number(json, referenceKey + "Accuracy", reference.accuracy().getAsDouble());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("loss");
    number(json, subjectKey, subject.loss());
    number(json, referenceKey, reference.loss());
    json.writeEndObject();
    json.writeObjectFieldStart("outputs");
    json.writeFieldName(subjectKey);
    Json.matrix(json, subject.outputs());
    json.writeFieldName(referenceKey);
    Json.matrix(json, reference.outputs());
    json.writeEndObject();
    json.writeObjectFieldStart("parameters");
    json.writeFieldName(subjectKey);
    Json.parameters(json, subject.parameters());
    json.writeFieldName(referenceKey);
    Json.parameters(json, reference.parameters());
    json.writeEndObject();

    curve(result, json);
    differences(result, json);
    number(json, "drift", result.drift());
    json.writeFieldName("divergence");
    divergence(result.divergence().orElse(null), result.judgement().orElse(null), json);
    json.writeStringField(
        "wrongSide", result.judgement().map(j -> Names.of(j.wrongSide())).orElse(null));
    json.writeFieldName("diagnosis");
    DiagnosisJson.write(result.diagnosis(), result.experiment().network(), json);
    json.writeEndObject();
  }

  private static void epoch(JsonGenerator json, String name, OptionalLong epoch)
      throws IOException {
    if (epoch.isPresent()) {
      json.writeNumberField(name, epoch.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }

  private static void curve(RunResult result, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("curve");
    for (CurvePoint point : result.curve()) {
      json.writeStartObject();
      json.writeNumberField("epoch", point.epoch());
      number(json, result.subject().name().key(), point.subject());
      number(json, result.reference().name().key(), point.reference());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The largest difference of every tensor, as both result file and page hold it. */
  static void differences(RunResult result, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("differences");
    for (Difference difference : result.differences()) {
      json.writeStartObject();
      json.writeStringField("stage", Names.of(difference.stage()));
      json.writeStringField("tensor", difference.tensor());
      number(json, "largest", difference.largest());
      number(json, "ofBound", difference.ofBound());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void divergence(
      @Nullable Divergence divergence, @Nullable Judgement judgement, JsonGenerator json)
      throws IOException {
    if (divergence == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("step", divergence.step());
    json.writeStringField("stage", Names.of(divergence.stage()));
    json.writeStringField("tensor", divergence.tensor());
    json.writeArrayFieldStart("index");
    for (int i : divergence.index()) {
      json.writeNumber(i);
    }
    json.writeEndArray();
    number(json, "subject", divergence.subject());
    number(json, "reference", divergence.reference());
    if (judgement == null) {
      json.writeNullField("oracle");
    } else {
      number(json, "oracle", judgement.exact());
    }
    number(json, "difference", divergence.difference());
    number(json, "bound", divergence.bound());
    json.writeBooleanField("proven", divergence.proven());
    json.writeEndObject();
  }

  static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    Json.number(json, value);
  }
}
