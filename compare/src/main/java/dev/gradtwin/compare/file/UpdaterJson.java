package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.spec.UpdaterSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An updater in an experiment file. */
final class UpdaterJson {
  private static final List<String> TYPES =
      List.of(
          "sgd",
          "momentum",
          "nesterov",
          "adagrad",
          "rmsprop",
          "adadelta",
          "adam",
          "adamax",
          "nadam",
          "amsgrad",
          "no-op");

  private final Fields fields;
  private final String type;

  private UpdaterJson(Fields fields) {
    this.fields = fields;
    type = TYPES.get(fields.required("type", Integer.class));
  }

  static UpdaterSpec read(JsonCursor json, String path) throws IOException {
    FieldReaders readers =
        new FieldReaders()
            .with("type", at -> json.choice(at, TYPES))
            .with("learningRate", json::number)
            .with("momentum", json::number)
            .with("decay", json::number)
            .with("rho", json::number)
            .with("beta1", json::number)
            .with("beta2", json::number)
            .with("epsilon", json::number);
    Fields fields = json.object(path, readers);
    return Fields.within(path, () -> new UpdaterJson(fields).updater());
  }

  private UpdaterSpec updater() {
    return switch (type) {
      case "sgd" -> {
        only();
        yield new UpdaterSpec.Sgd(rate());
      }
      case "no-op" -> {
        fields.allowOnly(List.of("type"), type);
        yield new UpdaterSpec.NoOp();
      }
      case "momentum" -> {
        only("momentum");
        yield new UpdaterSpec.Momentum(rate(), required("momentum"));
      }
      case "nesterov" -> {
        only("momentum");
        yield new UpdaterSpec.Nesterov(rate(), required("momentum"));
      }
      case "adagrad" -> {
        only("epsilon");
        yield new UpdaterSpec.AdaGrad(
            rate(), optional("epsilon", UpdaterSpec.AdaGrad.DEFAULT_EPSILON));
      }
      case "rmsprop" -> {
        only("decay", "epsilon");
        yield new UpdaterSpec.RmsProp(
            rate(),
            optional("decay", UpdaterSpec.RmsProp.DEFAULT_DECAY),
            optional("epsilon", UpdaterSpec.RmsProp.DEFAULT_EPSILON));
      }
      case "adadelta" -> {
        fields.allowOnly(List.of("type", "rho", "epsilon"), type);
        yield new UpdaterSpec.AdaDelta(
            optional("rho", UpdaterSpec.AdaDelta.DEFAULT_RHO),
            optional("epsilon", UpdaterSpec.AdaDelta.DEFAULT_EPSILON));
      }
      default -> {
        only("beta1", "beta2", "epsilon");
        yield adaptive(
            rate(),
            optional("beta1", UpdaterSpec.Adam.DEFAULT_BETA1),
            optional("beta2", UpdaterSpec.Adam.DEFAULT_BETA2),
            optional("epsilon", UpdaterSpec.Adam.DEFAULT_EPSILON));
      }
    };
  }

  private UpdaterSpec adaptive(double rate, double beta1, double beta2, double epsilon) {
    return switch (type) {
      case "adamax" -> new UpdaterSpec.AdaMax(rate, beta1, beta2, epsilon);
      case "nadam" -> new UpdaterSpec.Nadam(rate, beta1, beta2, epsilon);
      case "amsgrad" -> new UpdaterSpec.AmsGrad(rate, beta1, beta2, epsilon);
      default -> new UpdaterSpec.Adam(rate, beta1, beta2, epsilon);
    };
  }

  private void only(String... names) {
    List<String> all = new ArrayList<>(List.of("type", "learningRate"));
    all.addAll(List.of(names));
    fields.allowOnly(all, type);
  }

  private double rate() {
    return required("learningRate");
  }

  private double required(String name) {
    return fields.required(name, Double.class);
  }

  private double optional(String name, double otherwise) {
    return fields.optional(name, Double.class).orElse(otherwise);
  }

  static void write(UpdaterSpec updater, JsonGenerator json) throws IOException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    String type = describe(updater, numbers);
    json.writeStartObject();
    json.writeStringField("type", type);
    for (Map.Entry<String, Double> number : numbers.entrySet()) {
      json.writeFieldName(number.getKey());
      Json.number(json, number.getValue());
    }
    json.writeEndObject();
  }

  /** Its type; {@code numbers} receives the others. */
  private static String describe(UpdaterSpec updater, Map<String, Double> numbers) {
    if (updater instanceof UpdaterSpec.NoOp) {
      return "no-op";
    } else if (updater instanceof UpdaterSpec.AdaDelta s) {
      numbers.put("rho", s.rho());
      numbers.put("epsilon", s.epsilon());
      return "adadelta";
    }
    numbers.put("learningRate", updater.learningRate());
    if (updater instanceof UpdaterSpec.Momentum s) {
      numbers.put("momentum", s.momentum());
      return "momentum";
    } else if (updater instanceof UpdaterSpec.Nesterov s) {
      numbers.put("momentum", s.momentum());
      return "nesterov";
    } else if (updater instanceof UpdaterSpec.AdaGrad s) {
      numbers.put("epsilon", s.epsilon());
      return "adagrad";
    } else if (updater instanceof UpdaterSpec.RmsProp s) {
      numbers.put("decay", s.decay());
      numbers.put("epsilon", s.epsilon());
      return "rmsprop";
    } else if (updater instanceof UpdaterSpec.Adam s) {
      return moments("adam", s.beta1(), s.beta2(), s.epsilon(), numbers);
    } else if (updater instanceof UpdaterSpec.AdaMax s) {
      return moments("adamax", s.beta1(), s.beta2(), s.epsilon(), numbers);
    } else if (updater instanceof UpdaterSpec.Nadam s) {
      return moments("nadam", s.beta1(), s.beta2(), s.epsilon(), numbers);
    } else if (updater instanceof UpdaterSpec.AmsGrad s) {
      return moments("amsgrad", s.beta1(), s.beta2(), s.epsilon(), numbers);
    }
    return "sgd";
  }

  private static String moments(
      String type, double beta1, double beta2, double epsilon, Map<String, Double> numbers) {
    numbers.put("beta1", beta1);
    numbers.put("beta2", beta2);
    numbers.put("epsilon", epsilon);
    return type;
  }
}
