package dev.gradtwin.compare.file;

import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Initializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads where the initial parameters come from. */
final class InitializerReader {
  private final JsonCursor json;

  InitializerReader(JsonCursor json) {
    this.json = json;
  }

  Initializer read(String path) throws IOException {
    List<String> schemes = schemes();
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("scheme", at -> json.choice(at, schemes))
                .with("low", json::number)
                .with("high", json::number)
                .with("mean", json::number)
                .with("deviation", json::number)
                .with("value", json::number)
                .with("seed", json::wholeNumber)
                .with("parameters", at -> json.map(at, this::tensor)));
    String scheme = schemes.get(fields.required("scheme", Integer.class));
    return Fields.within(
        path,
        () ->
            switch (scheme) {
              case "uniform" -> {
                fields.allowOnly(List.of("scheme", "low", "high", "seed"), scheme);
                yield new Initializer.Uniform(
                    fields.required("low", Double.class),
                    fields.required("high", Double.class),
                    fields.required("seed", Long.class));
              }
              case "xavier" -> {
                fields.allowOnly(List.of("scheme", "seed"), scheme);
                yield new Initializer.Xavier(fields.required("seed", Long.class));
              }
              case "normal" -> {
                fields.allowOnly(List.of("scheme", "mean", "deviation", "seed"), scheme);
                yield new Initializer.Normal(
                    fields.optional("mean", Double.class).orElse(0.0),
                    fields.required("deviation", Double.class),
                    fields.required("seed", Long.class));
              }
              case "zero" -> {
                fields.allowOnly(List.of("scheme"), scheme);
                yield new Initializer.Constant(0);
              }
              case "constant" -> {
                fields.allowOnly(List.of("scheme", "value"), scheme);
                yield new Initializer.Constant(fields.required("value", Double.class));
              }
              case "explicit" -> {
                fields.allowOnly(List.of("scheme", "parameters"), scheme);
                Map<String, double[][]> tensors = new LinkedHashMap<>();
                Map<?, ?> given = fields.required("parameters", Map.class);
                given.forEach((name, rows) -> tensors.put((String) name, (double[][]) rows));
                yield new Initializer.Explicit(tensors);
              }
              default -> {
                fields.allowOnly(List.of("scheme", "seed"), scheme);
                yield new Initializer.Scaled(
                    Names.constant("scheme", scheme, Initializer.Scheme.values()),
                    fields.required("seed", Long.class));
              }
            });
  }

  private static List<String> schemes() {
    List<String> schemes = new ArrayList<>(List.of("uniform", "xavier", "explicit", "normal"));
    schemes.addAll(Names.of(Initializer.Scheme.values()));
    schemes.addAll(List.of("zero", "constant"));
    return schemes;
  }

  private double[][] tensor(String path) throws IOException {
    return path.endsWith("_b") ? new double[][] {json.vector(path)} : json.matrix(path);
  }
}
