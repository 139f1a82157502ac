package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.OracleCheck;
import dev.gradtwin.compare.TensorCheck;
import dev.gradtwin.compare.text.Names;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What was held against exact values, as JSON. */
final class OracleJson {
  private OracleJson() {}

  static void write(@Nullable OracleCheck check, JsonGenerator json) throws IOException {
    if (check == null) {
      json.writeNullField("oracle");
      return;
    }
    json.writeObjectFieldStart("oracle");
    json.writeStringField("asked", Names.of(check.mode()));
    json.writeNumberField("steps", check.steps());
    json.writeNumberField("elements", check.elements());
    json.writeNumberField("of", check.of());
    json.writeArrayFieldStart("tensors");
    for (TensorCheck t : check.tensors()) {
      json.writeStartObject();
      json.writeStringField("stage", Names.of(t.stage()));
      json.writeStringField("tensor", t.tensor());
      json.writeNumberField("elements", t.elements());
      json.writeNumberField("of", t.of());
      json.writeNumberField("sampled", t.sampled());
      json.writeNumberField("directions", t.directions());
      json.writeNumberField("missesOneElement", t.missesOneElement());
      json.writeBooleanField("handrolledWrong", t.subjectWrong());
      json.writeBooleanField("dl4jWrong", t.referenceWrong());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
