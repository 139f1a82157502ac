package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Dropout;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Schedule;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads an experiment file: JSON, every field checked, unknown and repeated ones refused. */
public final class ExperimentReader {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 16 << 20;

  private static final Path WORKING = Path.of("");

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonCursor json;

  /** The folder that names of files are relative to. */
  private final Path base;

  private ExperimentReader(JsonCursor json, Path base) {
    this.json = json;
    this.base = base;
  }

  /**
   * Reads a file.
   *
   * @param file its name; {@code -} is standard input
   * @return the experiment
   * @throws InputException if it cannot be read or is not an experiment
   */
  public static Experiment read(String file) {
    if (file.equals("-")) {
      return read("standard input", System.in, WORKING);
    }
    if (file.isEmpty()) {
      throw new InputException("expected the name of an experiment file, found an empty text");
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new InputException(file, "expected an experiment file, found a directory");
      }
      try (InputStream in = Files.newInputStream(path)) {
        return read(file, in, path.toAbsolutePath().getParent());
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new InputException(file, "no such file");
    } catch (IOException e) {
      throw new InputException(file, "cannot be read (" + Quoting.oneLine(e.toString(), 200) + ")");
    }
  }

  /**
   * Reads a stream.
   *
   * @param source what to call it in errors
   * @param in the bytes; left open
   * @return the experiment
   * @throws InputException if it cannot be read or is not an experiment
   */
  public static Experiment read(String source, InputStream in) {
    return read(source, in, WORKING);
  }

  private static Experiment read(String source, InputStream in, @Nullable Path base) {
    Path folder = base == null ? WORKING : base;
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InputException(
            source, "expected at most " + (MAX_BYTES >> 20) + " MiB, found more");
      }
      try (JsonParser parser = JSON.createParser(bytes)) {
        if (parser.nextToken() == null) {
          throw new InputException(source, "expected an experiment, found an empty file");
        }
        Experiment experiment = new ExperimentReader(new JsonCursor(parser), folder).experiment();
        if (parser.nextToken() != null) {
          throw new InputException(
              source, "expected the end of the file after the experiment, found more");
        }
        return experiment;
      }
    } catch (SpecException e) {
      throw new InputException(source, e.getMessage());
    } catch (JsonProcessingException e) {
      throw new InputException(
          source, "not JSON" + place(e) + ": " + Quoting.oneLine(firstLine(e), 160));
    } catch (IOException e) {
      throw new InputException(
          source, "cannot be read (" + Quoting.oneLine(e.toString(), 200) + ")");
    }
  }

  /**
   * Reads an experiment that is part of something larger.
   *
   * @param parser stands on the start of its object, and then on its end
   * @param path where it stands, for errors
   * @return the experiment
   * @throws IOException if it cannot be read
   * @throws SpecException if it is not an experiment
   */
  public static Experiment read(JsonParser parser, String path) throws IOException {
    try {
      return new ExperimentReader(new JsonCursor(parser), WORKING).experiment();
    } catch (SpecException e) {
      throw e.under(path);
    }
  }

  private static String place(JsonProcessingException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }

  private Experiment experiment() throws IOException {
    Fields fields =
        json.object(
            "",
            new FieldReaders()
                .with("name", json::text)
                .with("data", new DataReader(json, base)::read)
                .with("network", this::network)
                .with("initialization", new InitializerReader(json)::read)
                .with("training", this::training)
                .with("conventions", path -> json.constant(path, Conventions.values()))
                .with("convergence", this::convergence)
                .with("precision", path -> json.constant(path, Precision.values())));
    String name = fields.required("name", String.class);
    Dataset data = fields.required("data", Dataset.class);
    NetworkFields network = fields.required("network", NetworkFields.class);
    Initializer initialization = fields.required("initialization", Initializer.class);
    TrainingSpec training = fields.required("training", TrainingSpec.class);
    return new Experiment(
        name,
        data,
        Fields.within(
            "network",
            () ->
                network.over(
                    data.inputCount(),
                    fields
                        .optional("conventions", Conventions.class)
                        .orElse(NetworkSpec.DEFAULT_CONVENTIONS))),
        initialization,
        training,
        fields.optional("convergence", ConvergenceRule.class).orElse(ConvergenceRule.DEFAULT),
        fields.optional("precision", Precision.class).orElse(Experiment.DEFAULT_PRECISION));
  }

  /**
   * A network without its first width, which the data gives and which may stand later in the file.
   */
  private record NetworkFields(
      List<LayerSpec> layers, Loss loss, Reduction reduction, List<Double> lossWeights) {
    NetworkSpec over(int inputs, Conventions conventions) {
      return new NetworkSpec(inputs, layers, loss, reduction, lossWeights, conventions);
    }
  }

  private NetworkFields network(String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("layers", at -> json.list(at, NetworkSpec.MAX_LAYERS, this::layer))
                .with("loss", at -> json.constant(at, Loss.values()))
                .with("reduction", at -> json.constant(at, Reduction.values()))
                .with("lossWeights", json::vector));
    List<?> layers = fields.required("layers", List.class);
    return new NetworkFields(
        layers.stream().map(LayerSpec.class::cast).toList(),
        fields.required("loss", Loss.class),
        fields.required("reduction", Reduction.class),
        fields
            .optional("lossWeights", double[].class)
            .map(weights -> Arrays.stream(weights).boxed().toList())
            .orElse(List.of()));
  }

  private LayerSpec layer(String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("units", json::count)
                .with("activation", at -> json.constant(at, Activation.values()))
                .with("alpha", json::number)
                .with("bias", json::bool)
                .with("initialization", new InitializerReader(json)::read)
                .with("dropout", this::dropout));
    return Fields.within(path, () -> layer(fields));
  }

  private static LayerSpec layer(Fields fields) {
    Activation activation = fields.required("activation", Activation.class);
    return new LayerSpec(
        fields.required("units", Integer.class),
        activation,
        fields.optional("bias", Boolean.class).orElse(LayerSpec.DEFAULT_BIAS),
        fields.optional("alpha", Double.class).orElse(activation.defaultAlpha().orElse(0)),
        fields.optional("initialization", Initializer.class),
        fields.optional("dropout", Dropout.class));
  }

  private Dropout dropout(String path) throws IOException {
    Fields fields =
        json.object(path, new FieldReaders().with("keep", json::number).with("mask", json::matrix));
    return Fields.within(
        path,
        () ->
            new Dropout(
                fields.required("keep", Double.class), fields.required("mask", double[][].class)));
  }

  private TrainingSpec training(String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("updater", at -> UpdaterJson.read(json, at))
                .with("schedule", at -> ScheduleJson.read(json, at))
                .with("regularization", at -> RegularizationJson.read(json, at))
                .with("gradientNormalization", at -> RegularizationJson.readNormalization(json, at))
                .with("epochs", json::count)
                .with("batchSize", json::count)
                .with("shuffle", this::shuffleSeed));
    return Fields.within(
        path,
        () ->
            new TrainingSpec(
                fields.required("updater", UpdaterSpec.class),
                fields.required("epochs", Integer.class),
                fields
                    .optional("batchSize", Integer.class)
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty()),
                fields
                    .optional("shuffle", Long.class)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty()),
                fields.optional("schedule", Schedule.class),
                fields.optional("regularization", Regularization.class).orElse(Regularization.NONE),
                fields
                    .optional("gradientNormalization", GradientNormalization.class)
                    .orElse(GradientNormalization.NONE)));
  }

  private Long shuffleSeed(String path) throws IOException {
    return json.object(path, new FieldReaders().with("seed", json::wholeNumber))
        .required("seed", Long.class);
  }

  private ConvergenceRule convergence(String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("threshold", json::number)
                .with("loss", json::number)
                .with("accuracy", json::number));
    return Fields.within(
        path,
        () ->
            new ConvergenceRule(
                fields
                    .optional("threshold", Double.class)
                    .orElse(ConvergenceRule.DEFAULT.threshold()),
                fields.optional("loss", Double.class).orElse(ConvergenceRule.DEFAULT.loss()),
                fields
                    .optional("accuracy", Double.class)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty())));
  }
}
