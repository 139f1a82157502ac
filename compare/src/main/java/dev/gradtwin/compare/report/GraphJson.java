package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.graph.GraphDifference;
import dev.gradtwin.compare.graph.GraphRun;
import dev.gradtwin.compare.text.Names;
import java.io.IOException;
import java.util.List;

/** A graph on both sides as JSON. */
public final class GraphJson {
  private GraphJson() {}

  /**
   * Writes it.
   *
   * @param run the graph
   * @param verdict match, mismatch or non-finite
   * @param differences the first of each node
   * @param json where to; left open
   * @throws IOException if that fails
   */
  public static void write(
      GraphRun run, String verdict, List<GraphDifference> differences, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("graph", run.spec().name());
    json.writeStringField("verdict", verdict);
    json.writeNumberField("kinks", run.kinks());
    json.writeArrayFieldStart("nodes");
    for (String name : run.spec().names()) {
      json.writeStartObject();
      json.writeStringField("name", name);
      matrix(json, "handrolled", run.subject().value(name));
      matrix(json, "samediff", run.reference().value(name));
      matrix(json, "handrolledGradient", run.subject().gradient(name));
      matrix(json, "samediffGradient", run.reference().gradient(name));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("differences");
    for (GraphDifference d : differences) {
      json.writeStartObject();
      json.writeStringField("node", d.node());
      json.writeStringField("of", d.ofGradient() ? "gradient" : "value");
      json.writeArrayFieldStart("index");
      json.writeNumber(d.row());
      json.writeNumber(d.column());
      json.writeEndArray();
      number(json, "handrolled", d.subject());
      number(json, "samediff", d.reference());
      number(json, "exact", d.exact());
      number(json, "bound", d.bound());
      json.writeStringField("wrongSide", d.wrongSide().map(Names::of).orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void matrix(JsonGenerator json, String name, double[][] rows) throws IOException {
    json.writeFieldName(name);
    Json.matrix(json, rows);
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    Json.number(json, value);
  }
}
