package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.fuzz.Finding;
import dev.gradtwin.compare.fuzz.FuzzReport;
import dev.gradtwin.compare.fuzz.Outcome;
import dev.gradtwin.compare.text.Names;
import java.io.IOException;
import java.util.Map;

/** What a fuzzer found, as JSON. */
public final class FuzzJson {
  private FuzzJson() {}

  /**
   * Writes it.
   *
   * @param report what was found
   * @param json where to; left open
   * @throws IOException if that fails
   */
  public static void write(FuzzReport report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("seed", report.seed());
    json.writeNumberField("first", report.first());
    json.writeNumberField("cases", report.results().size());
    json.writeObjectFieldStart("outcomes");
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(Names.of(outcome), report.count(outcome));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      json.writeStartObject();
      json.writeStringField("outcome", Names.of(finding.outcome()));
      json.writeStringField("cause", finding.cause());
      json.writeNumberField("cases", finding.cases());
      json.writeNumberField("first", finding.first());
      json.writeStringField("detail", finding.detail());
      json.writeFieldName("smallest");
      ExperimentWriter.write(finding.smallest(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("coverage");
    for (Map.Entry<String, Map<String, Integer>> kind : report.coverage().counts().entrySet()) {
      json.writeObjectFieldStart(kind.getKey());
      for (Map.Entry<String, Integer> count : kind.getValue().entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
