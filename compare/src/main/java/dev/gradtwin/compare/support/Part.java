package dev.gradtwin.compare.support;

import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One thing that an experiment can have, as a file says it; JSON is written with single quotes.
 *
 * @param name what the table calls it
 * @param fields what it puts into which place of the file
 */
record Part(String name, Map<String, String> fields) {
  /** A small experiment; a place between angle brackets is filled in. */
  private static final String FILE =
      """
      { 'name': 'part', 'conventions': '<conventions>', 'precision': '<precision>',
        'data': { 'inputs': [[0.9, -0.3], [0.2, 0.8], [-0.6, 0.4]],
                  'targets': [[1, 0.5], [0.25, 1], [1, 0.5]] <data> },
        'network': { 'layers': [ { 'units': 2, 'activation': '<activation>' <layer> },
                                 { 'units': 2, 'activation': 'sigmoid' } ],
                     'loss': '<loss>', 'reduction': '<reduction>' <weights> },
        'initialization': <initialization>,
        'training': { 'updater': <updater>, 'epochs': <epochs> <training> } }
      """;

  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("precision", "float64"),
          Map.entry("data", ""),
          Map.entry("activation", "tanh"),
          Map.entry("layer", ""),
          Map.entry("loss", "half-squared-error"),
          Map.entry("reduction", "mean"),
          Map.entry("weights", ""),
          Map.entry("initialization", "{ 'scheme': 'xavier', 'seed': 3 }"),
          Map.entry("updater", "{ 'type': 'sgd', 'learningRate': 0.1 }"),
          Map.entry("epochs", "2"),
          Map.entry("training", ", 'batchSize': 2"));

  /** A part that is one text at one place. */
  static Part of(String name, String place, String text) {
    return new Part(name, Map.of(place, text));
  }

  /** An experiment that has it. */
  Experiment in(Conventions conventions) {
    Map<String, String> places = new HashMap<>(PLAIN);
    places.putAll(fields);
    places.put("conventions", Names.of(conventions));
    String text = FILE;
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace("<" + place.getKey() + ">", place.getValue());
    }
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ExperimentReader.read(name, new ByteArrayInputStream(bytes));
  }
}
