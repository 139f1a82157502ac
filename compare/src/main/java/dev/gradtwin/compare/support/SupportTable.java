package dev.gradtwin.compare.support;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.support.Support.Sides;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every part of an experiment, tried on both sides under either convention. */
public final class SupportTable {
  /**
   * A part and who trains it.
   *
   * @param name of the part
   * @param twin under the twin's conventions
   * @param textbook under the textbook's
   */
  public record Row(String name, Support twin, Support textbook) {}

  private SupportTable() {}

  /**
   * Tries them all, some seconds long.
   *
   * @return the rows, by group, in the order of the documentation
   */
  public static Map<String, List<Row>> rows() {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    groups()
        .forEach(
            (group, parts) -> rows.put(group, parts.stream().map(SupportTable::tried).toList()));
    return rows;
  }

  private static Row tried(Part part) {
    return new Row(part.name(), tried(part, Conventions.TWIN), tried(part, Conventions.TEXTBOOK));
  }

  private static Support tried(Part part, Conventions conventions) {
    Experiment experiment;
    try {
      experiment = part.in(conventions);
    } catch (InputException e) {
      return new Support(Sides.NONE, e.problem());
    }
    return Support.of(experiment);
  }

  static Map<String, List<Part>> groups() {
    Map<String, List<Part>> groups = new LinkedHashMap<>();
    groups.put("activation", constants("activation", Activation.values()));
    groups.put("loss", constants("loss", Loss.values()));
    groups.put("loss, with label weights", weighted());
    groups.put("reduction", constants("reduction", Reduction.values()));
    groups.put("updater", updaters());
    groups.put("schedule of the learning rate", schedules());
    groups.put("regularization", regularizations());
    groups.put("gradient normalization", normalizations());
    groups.put("initialization", initializations());
    groups.put("precision", constants("precision", Precision.values()));
    groups.put("other", others());
    return groups;
  }

  private static List<Part> constants(String place, Enum<?>[] values) {
    return Names.of(values).stream().map(name -> Part.of(name, place, name)).toList();
  }

  private static List<Part> weighted() {
    return Names.of(Loss.values()).stream()
        .map(name -> new Part(name, Map.of("loss", name, "weights", ", 'lossWeights': [0.5, 2]")))
        .toList();
  }

  private static List<Part> updaters() {
    List<Part> parts = new ArrayList<>();
    updater(parts, "sgd", ", 'learningRate': 0.1");
    updater(parts, "momentum", ", 'learningRate': 0.1, 'momentum': 0.9");
    updater(parts, "nesterov", ", 'learningRate': 0.1, 'momentum': 0.9");
    updater(parts, "adagrad", ", 'learningRate': 0.1");
    updater(parts, "rmsprop", ", 'learningRate': 0.1");
    updater(parts, "adadelta", "");
    updater(parts, "adam", ", 'learningRate': 0.1");
    updater(parts, "adamax", ", 'learningRate': 0.1");
    updater(parts, "nadam", ", 'learningRate': 0.1");
    updater(parts, "amsgrad", ", 'learningRate': 0.1");
    updater(parts, "no-op", "");
    return parts;
  }

  private static void updater(List<Part> parts, String type, String numbers) {
    parts.add(Part.of(type, "updater", "{ 'type': '" + type + "'" + numbers + " }"));
  }

  private static List<Part> schedules() {
    List<Part> parts = new ArrayList<>();
    for (String by : Names.of(Schedule.By.values())) {
      schedule(parts, "step", by, "'decayRate': 0.5, 'step': 2");
      schedule(parts, "exponential", by, "'gamma': 0.9");
      schedule(parts, "inverse", by, "'gamma': 0.9, 'power': 0.5");
      schedule(parts, "polynomial", by, "'power': 2, 'maxCount': 3");
      schedule(parts, "map", by, "'values': { '1': 0.05, '2': 0.01 }");
      schedule(
          parts,
          "cycle",
          by,
          "'maxLearningRate': 0.3, 'cycleLength': 5, 'annealingLength': 1, 'annealingDecay': 0.5");
    }
    return parts;
  }

  private static void schedule(List<Part> parts, String type, String by, String numbers) {
    String text = "{ 'type': '" + type + "', 'by': '" + by + "', " + numbers + " }";
    parts.add(
        new Part(
            type + ", by " + by,
            Map.of("training", ", 'batchSize': 2, 'schedule': " + text, "epochs", "3")));
  }

  private static List<Part> regularizations() {
    List<Part> parts = new ArrayList<>();
    for (String of : List.of("weights", "biases")) {
      regularization(parts, "L1 of " + of, "'" + of + "': { 'l1': 0.1 }");
      regularization(parts, "L2 of " + of, "'" + of + "': { 'l2': 0.1 }");
      String decay = "'" + of + "': { 'weightDecay': 0.1 }";
      regularization(parts, "weight decay of " + of, decay);
      regularization(
          parts, "decay of " + of + ", not times the rate", decay + ", 'decayTimesRate': false");
    }
    return parts;
  }

  private static void regularization(List<Part> parts, String name, String text) {
    parts.add(Part.of(name, "training", ", 'regularization': { " + text + " }"));
  }

  private static List<Part> normalizations() {
    return Arrays.stream(GradientNormalization.Rule.values())
        .filter(rule -> rule != GradientNormalization.Rule.NONE)
        .map(Names::of)
        .map(
            name ->
                Part.of(
                    name,
                    "training",
                    ", 'gradientNormalization': { 'type': '" + name + "', 'threshold': 0.05 }"))
        .toList();
  }

  private static List<Part> initializations() {
    List<Part> parts = new ArrayList<>();
    initialization(parts, "uniform", ", 'low': -1, 'high': 1, 'seed': 3");
    initialization(parts, "normal", ", 'deviation': 0.5, 'seed': 3");
    initialization(parts, "xavier", ", 'seed': 3");
    for (String scheme : Names.of(Initializer.Scheme.values())) {
      initialization(parts, scheme, ", 'seed': 3");
    }
    initialization(parts, "zero", "");
    initialization(parts, "constant", ", 'value': 0.5");
    initialization(
        parts,
        "explicit",
        ", 'parameters': { '0_W': [[0.1, -0.2], [0.3, 0.4]], '0_b': [0.1, 0],"
            + " '1_W': [[0.5, 0.6], [-0.7, 0.8]], '1_b': [0, 0.2] }");
    parts.add(
        Part.of(
            "of one layer", "layer", ", 'initialization': { 'scheme': 'he-normal', 'seed': 4 }"));
    return parts;
  }

  private static void initialization(List<Part> parts, String scheme, String numbers) {
    parts.add(Part.of(scheme, "initialization", "{ 'scheme': '" + scheme + "'" + numbers + " }"));
  }

  private static List<Part> others() {
    return List.of(
        Part.of("no bias", "layer", ", 'bias': false"),
        Part.of("examples masked", "data", ", 'mask': [1, 0, 1]"),
        Part.of(
            "dropout, its mask given",
            "layer",
            ", 'dropout': { 'keep': 0.5, 'mask': [[1, 0], [0, 1], [1, 1]] }"),
        Part.of("mini-batches, the last one shorter", "training", ", 'batchSize': 2"),
        Part.of("examples shuffled", "training", ", 'batchSize': 2, 'shuffle': { 'seed': 5 }"));
  }
}
