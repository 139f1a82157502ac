package dev.gradtwin.compare.file;

import dev.gradtwin.compare.data.DataSource;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Reads the examples: numbers, or where they come from. */
final class DataReader {
  private final JsonCursor json;
  private final Path base;

  /**
   * @param base the folder that file names are relative to
   */
  DataReader(JsonCursor json, Path base) {
    this.json = json;
    this.base = base;
  }

  Dataset read(String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("inputs", json::rowsOrTexts)
                .with("targets", json::rowsOrTexts)
                .with("mask", json::vector)
                .with("csv", json::text)
                .with("classes", json::rowsOrTexts)
                .with("standardize", json::bool)
                .with("idx", this::idx)
                .with("builtin", json::text)
                .with("rows", json::count)
                .with("seed", json::wholeNumber)
                .with("noise", json::number));
    return Fields.within(path, () -> dataset(fields));
  }

  private Dataset dataset(Fields fields) {
    if (fields.optional("csv", String.class).isPresent()) {
      fields.allowOnly(List.of("csv", "inputs", "targets", "classes", "standardize"), "csv data");
      return csv(fields).read(base);
    } else if (fields.optional("idx", DataSource.Idx.class).isPresent()) {
      fields.allowOnly(List.of("idx", "rows"), "idx data");
      DataSource.Idx files = fields.required("idx", DataSource.Idx.class);
      OptionalInt rows =
          fields.optional("rows", Integer.class).map(OptionalInt::of).orElse(OptionalInt.empty());
      return new DataSource.Idx(files.images(), files.labels(), rows).read(base);
    } else if (fields.optional("builtin", String.class).isPresent()) {
      fields.allowOnly(List.of("builtin", "rows", "seed", "noise"), "built-in data");
      return new DataSource.BuiltIn(
              fields.required("builtin", String.class),
              fields.optional("rows", Integer.class).orElse(DataSource.BuiltIn.DEFAULT_ROWS),
              fields.optional("seed", Long.class).orElse(1L),
              fields.optional("noise", Double.class).orElse(0.0))
          .read(base);
    }
    fields.allowOnly(List.of("inputs", "targets", "mask"), "data with its numbers");
    return new Dataset(
        rows(fields, "inputs"),
        rows(fields, "targets"),
        fields.optional("mask", double[].class).orElse(new double[0]));
  }

  private static DataSource csv(Fields fields) {
    return new DataSource.Csv(
        fields.required("csv", String.class),
        columns(fields, "inputs"),
        columns(fields, "targets"),
        fields.optional("classes", Object.class).isPresent()
            ? columns(fields, "classes")
            : List.of(),
        fields.optional("standardize", Boolean.class).orElse(false));
  }

  private static double[][] rows(Fields fields, String name) {
    Object value = fields.required(name, Object.class);
    if (value instanceof double[][] rows) {
      return rows;
    }
    throw SpecException.of(name, "rows of numbers", "names of columns");
  }

  private static List<String> columns(Fields fields, String name) {
    Object value = fields.required(name, Object.class);
    if (value instanceof String[] names) {
      return List.of(names);
    }
    throw SpecException.of(name, "names of columns", "rows of numbers");
  }

  private DataSource.Idx idx(String path) throws IOException {
    Fields fields =
        json.object(path, new FieldReaders().with("images", json::text).with("labels", json::text));
    return new DataSource.Idx(
        fields.required("images", String.class),
        fields.required("labels", String.class),
        OptionalInt.empty());
  }
}
