package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.Schedule;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schedule of a learning rate in an experiment file. */
final class ScheduleJson {
  private static final List<String> TYPES =
      List.of("step", "exponential", "inverse", "polynomial", "map", "cycle");

  private ScheduleJson() {}

  static Schedule read(JsonCursor json, String path) throws IOException {
    FieldReaders readers =
        new FieldReaders()
            .with("type", at -> json.choice(at, TYPES))
            .with("by", at -> json.constant(at, Schedule.By.values()))
            .with("decayRate", json::number)
            .with("step", json::number)
            .with("gamma", json::number)
            .with("power", json::number)
            .with("maxCount", json::count)
            .with("values", at -> json.map(at, json::number))
            .with("maxLearningRate", json::number)
            .with("cycleLength", json::count)
            .with("annealingLength", json::count)
            .with("annealingDecay", json::number);
    Fields fields = json.object(path, readers);
    String type = TYPES.get(fields.required("type", Integer.class));
    return Fields.within(path, () -> schedule(type, fields));
  }

  private static Schedule schedule(String type, Fields fields) {
    Schedule.By by = fields.required("by", Schedule.By.class);
    return switch (type) {
      case "step" -> {
        fields.allowOnly(List.of("type", "by", "decayRate", "step"), type);
        yield new Schedule.Step(by, number(fields, "decayRate"), number(fields, "step"));
      }
      case "exponential" -> {
        fields.allowOnly(List.of("type", "by", "gamma"), type);
        yield new Schedule.Exponential(by, number(fields, "gamma"));
      }
      case "inverse" -> {
        fields.allowOnly(List.of("type", "by", "gamma", "power"), type);
        yield new Schedule.Inverse(by, number(fields, "gamma"), number(fields, "power"));
      }
      case "polynomial" -> {
        fields.allowOnly(List.of("type", "by", "power", "maxCount"), type);
        yield new Schedule.Polynomial(
            by, number(fields, "power"), fields.required("maxCount", Integer.class));
      }
      case "map" -> {
        fields.allowOnly(List.of("type", "by", "values"), type);
        yield new Schedule.Table(by, table(fields.required("values", Map.class)));
      }
      default -> {
        fields.allowOnly(
            List.of(
                "type",
                "by",
                "maxLearningRate",
                "cycleLength",
                "annealingLength",
                "annealingDecay"),
            type);
        yield new Schedule.Cycle(
            by,
            number(fields, "maxLearningRate"),
            fields.required("cycleLength", Integer.class),
            fields.required("annealingLength", Integer.class),
            number(fields, "annealingDecay"));
      }
    };
  }

  private static double number(Fields fields, String name) {
    return fields.required(name, Double.class);
  }

  private static Map<Integer, Double> table(Map<?, ?> values) {
    Map<Integer, Double> table = new TreeMap<>();
    values.forEach(
        (from, rate) -> {
          try {
            table.put(Integer.valueOf((String) from), (Double) rate);
          } catch (NumberFormatException e) {
            throw SpecException.of(
                "values", "whole numbers as names", Quoting.oneLine((String) from, 40));
          }
        });
    return table;
  }

  static void write(Schedule schedule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (schedule instanceof Schedule.Step s) {
      begin("step", s, json);
      number("decayRate", s.decayRate(), json);
      number("step", s.step(), json);
    } else if (schedule instanceof Schedule.Exponential s) {
      begin("exponential", s, json);
      number("gamma", s.gamma(), json);
    } else if (schedule instanceof Schedule.Inverse s) {
      begin("inverse", s, json);
      number("gamma", s.gamma(), json);
      number("power", s.power(), json);
    } else if (schedule instanceof Schedule.Polynomial s) {
      begin("polynomial", s, json);
      number("power", s.power(), json);
      json.writeNumberField("maxCount", s.most());
    } else if (schedule instanceof Schedule.Table s) {
      begin("map", s, json);
      json.writeObjectFieldStart("values");
      for (Map.Entry<Integer, Double> entry : s.values().entrySet()) {
        number(entry.getKey().toString(), entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (schedule instanceof Schedule.Cycle s) {
      begin("cycle", s, json);
      number("maxLearningRate", s.highest(), json);
      json.writeNumberField("cycleLength", s.length());
      json.writeNumberField("annealingLength", s.annealing());
      number("annealingDecay", s.decay(), json);
    }
    json.writeEndObject();
  }

  private static void begin(String type, Schedule schedule, JsonGenerator json) throws IOException {
    json.writeStringField("type", type);
    json.writeStringField("by", Names.of(schedule.by()));
  }

  private static void number(String name, double value, JsonGenerator json) throws IOException {
    json.writeFieldName(name);
    Json.number(json, value);
  }
}
