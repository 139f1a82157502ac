package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.train.InitialParameters;
import java.io.IOException;

/** Writes where initial parameters come from, as {@link InitializerReader} reads it. */
final class InitializerWriter {
  private InitializerWriter() {}

  static void write(NetworkSpec network, Initializer initializer, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    if (initializer instanceof Initializer.Uniform uniform) {
      json.writeStringField("scheme", "uniform");
      json.writeFieldName("low");
      Json.number(json, uniform.low());
      json.writeFieldName("high");
      Json.number(json, uniform.high());
      json.writeNumberField("seed", uniform.seed());
    } else if (initializer instanceof Initializer.Xavier xavier) {
      json.writeStringField("scheme", "xavier");
      json.writeNumberField("seed", xavier.seed());
    } else if (initializer instanceof Initializer.Explicit explicit) {
      json.writeStringField("scheme", "explicit");
      json.writeFieldName("parameters");
      Json.parameters(json, InitialParameters.draw(network, explicit));
    } else if (initializer instanceof Initializer.Normal normal) {
      json.writeStringField("scheme", "normal");
      json.writeFieldName("mean");
      Json.number(json, normal.mean());
      json.writeFieldName("deviation");
      Json.number(json, normal.deviation());
      json.writeNumberField("seed", normal.seed());
    } else if (initializer instanceof Initializer.Scaled scaled) {
      json.writeStringField("scheme", Names.of(scaled.scheme()));
      json.writeNumberField("seed", scaled.seed());
    } else if (initializer instanceof Initializer.Constant constant) {
      json.writeStringField("scheme", "constant");
      json.writeFieldName("value");
      Json.number(json, constant.value());
    }
    json.writeEndObject();
  }
}
