package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.TrainingSpec;
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
    if (experiment.data().mask().length > 0) {
      json.writeArrayFieldStart("mask");
      for (double counts : experiment.data().mask()) {
        Json.number(json, counts);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    network(experiment.network(), json);
    json.writeFieldName("initialization");
    InitializerWriter.write(experiment.network(), experiment.initialization(), json);
    training(experiment.training(), json);
    json.writeObjectFieldStart("convergence");
    json.writeFieldName("threshold");
    Json.number(json, experiment.convergence().threshold());
    json.writeFieldName("loss");
    Json.number(json, experiment.convergence().loss());
    if (experiment.convergence().accuracy().isPresent()) {
      json.writeFieldName("accuracy");
      Json.number(json, experiment.convergence().accuracy().getAsDouble());
    }
    json.writeEndObject();
    json.writeStringField("precision", Names.of(experiment.precision()));
    if (experiment.network().conventions() != NetworkSpec.DEFAULT_CONVENTIONS) {
      json.writeStringField("conventions", Names.of(experiment.network().conventions()));
    }
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
      if (layer.activation().defaultAlpha().isPresent()) {
        json.writeFieldName("alpha");
        Json.number(json, layer.alpha());
      }
      if (layer.initialization().isPresent()) {
        json.writeFieldName("initialization");
        InitializerWriter.write(network, layer.initialization().get(), json);
      }
      if (layer.dropout().isPresent()) {
        json.writeObjectFieldStart("dropout");
        json.writeFieldName("keep");
        Json.number(json, layer.dropout().get().keep());
        json.writeFieldName("mask");
        Json.matrix(json, layer.dropout().get().mask());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("loss", Names.of(network.loss()));
    json.writeStringField("reduction", Names.of(network.reduction()));
    if (!network.lossWeights().isEmpty()) {
      json.writeArrayFieldStart("lossWeights");
      for (double weight : network.lossWeights()) {
        Json.number(json, weight);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void training(TrainingSpec training, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("training");
    json.writeFieldName("updater");
    UpdaterJson.write(training.updater(), json);
    json.writeNumberField("epochs", training.epochs());
    if (training.batchSize().isPresent()) {
      json.writeNumberField("batchSize", training.batchSize().getAsInt());
    }
    if (training.shuffleSeed().isPresent()) {
      json.writeObjectFieldStart("shuffle");
      json.writeNumberField("seed", training.shuffleSeed().getAsLong());
      json.writeEndObject();
    }
    if (training.schedule().isPresent()) {
      json.writeFieldName("schedule");
      ScheduleJson.write(training.schedule().get(), json);
    }
    if (!training.regularization().equals(Regularization.NONE)) {
      json.writeFieldName("regularization");
      RegularizationJson.write(training.regularization(), json);
    }
    if (!training.normalization().equals(GradientNormalization.NONE)) {
      json.writeFieldName("gradientNormalization");
      RegularizationJson.write(training.normalization(), json);
    }
    json.writeEndObject();
  }
}
