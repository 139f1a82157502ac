package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.InitialParameters;
import java.io.IOException;

/** Writes an experiment as a file that {@link ExperimentReader} reads back to an equal one. */
public final class ExperimentWriter {
  private ExperimentWriter() {}

  /**
   * Writes the experiment as one JSON object.
   *
   * @param experiment what to write
   * @param json where to; left open
   * @throws IOException if that fails
   */
  public static void write(Experiment experiment, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", experiment.name());
    json.writeObjectFieldStart("data");
    json.writeFieldName("inputs");
    Json.matrix(json, experiment.data().inputs());
    json.writeFieldName("targets");
    Json.matrix(json, experiment.data().targets());
    json.writeEndObject();
    network(experiment.network(), json);
    initialization(experiment, json);
    training(experiment.training(), json);
    json.writeObjectFieldStart("convergence");
    json.writeFieldName("threshold");
    Json.number(json, experiment.convergence().threshold());
    json.writeFieldName("loss");
    Json.number(json, experiment.convergence().loss());
    json.writeEndObject();
    json.writeStringField("precision", Names.of(experiment.precision()));
    json.writeEndObject();
  }

  private static void network(NetworkSpec network, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("network");
    json.writeArrayFieldStart("layers");
    for (LayerSpec layer : network.layers()) {
      json.writeStartObject();
      json.writeNumberField("units", layer.units());
      json.writeStringField("activation", Names.of(layer.activation()));
      json.writeBooleanField("bias", layer.bias());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("loss", Names.of(network.loss()));
    json.writeStringField("reduction", Names.of(network.reduction()));
    json.writeEndObject();
  }

  private static void initialization(Experiment experiment, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("initialization");
    if (experiment.initialization() instanceof Initializer.Uniform uniform) {
      json.writeStringField("scheme", "uniform");
      json.writeFieldName("low");
      Json.number(json, uniform.low());
      json.writeFieldName("high");
      Json.number(json, uniform.high());
      json.writeNumberField("seed", uniform.seed());
    } else if (experiment.initialization() instanceof Initializer.Xavier xavier) {
      json.writeStringField("scheme", "xavier");
      json.writeNumberField("seed", xavier.seed());
    } else if (experiment.initialization() instanceof Initializer.Explicit explicit) {
      json.writeStringField("scheme", "explicit");
      json.writeFieldName("parameters");
      Json.parameters(json, InitialParameters.draw(experiment.network(), explicit));
    }
    json.writeEndObject();
  }

  private static void training(TrainingSpec training, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("training");
    json.writeObjectFieldStart("updater");
    if (training.updater() instanceof UpdaterSpec.Sgd sgd) {
      json.writeStringField("type", "sgd");
      json.writeFieldName("learningRate");
      Json.number(json, sgd.learningRate());
    }
    json.writeEndObject();
    json.writeNumberField("epochs", training.epochs());
    if (training.batchSize().isPresent()) {
      json.writeNumberField("batchSize", training.batchSize().getAsInt());
    }
    if (training.shuffleSeed().isPresent()) {
      json.writeObjectFieldStart("shuffle");
      json.writeNumberField("seed", training.shuffleSeed().getAsLong());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
