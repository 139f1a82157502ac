package dev.gradtwin.compare.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentFileTest {
  /** The example of the design, as a user types it. */
  private static final String XOR =
      """
      { "name": "xor",
        "data": { "inputs": [[0,0],[0,1],[1,0],[1,1]], "targets": [[0],[1],[1],[0]] },
        "network": { "layers": [ { "units": 2, "activation": "sigmoid", "bias": false },
                                 { "units": 1, "activation": "sigmoid", "bias": false } ],
                     "loss": "half-squared-error", "reduction": "sum" },
        "initialization": { "scheme": "uniform", "low": 0.0, "high": 1.0, "seed": 7 },
        "training": { "updater": { "type": "sgd", "learningRate": 0.1 }, "epochs": 20000 },
        "precision": "float64" }
      """;

  private static Experiment read(String text) {
    return ExperimentReader.read(
        "test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String write(Experiment experiment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.generator(bytes)) {
      ExperimentWriter.write(experiment, json);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void readsTheDocumentedExampleAsTheMainJob() {
    assertThat(read(XOR)).isEqualTo(Experiment.xor());
  }

  @Test
  void readsFieldsInAnyOrderAndNumbersInAnyNotation() {
    String reordered =
        """
        { "precision": "float64",
          "training": { "epochs": 2e4, "updater": { "learningRate": 1e-1, "type": "sgd" } },
          "initialization": { "seed": 7, "high": 1, "low": 0, "scheme": "uniform" },
          "network": { "reduction": "sum", "loss": "half-squared-error",
                       "layers": [ { "bias": false, "activation": "sigmoid", "units": 2.0 },
                                   { "bias": false, "activation": "sigmoid", "units": 1 } ] },
          "data": { "targets": [[0],[1],[1],[0]], "inputs": [[0,0],[0,1],[1,0],[1,1]] },
          "name": "xor" }
        """;
    assertThat(read(reordered)).isEqualTo(Experiment.xor());
  }

  @ParameterizedTest
  @MethodSource
  void readsBackWhatItWrites(Experiment experiment) throws IOException {
    String written = write(experiment);
    assertThat(read(written)).isEqualTo(experiment);
    assertThat(write(read(written))).isEqualTo(written);
  }

  static Stream<Experiment> readsBackWhatItWrites() {
    return Stream.of(
        Experiment.xor(),
        new Experiment(
            "all \"other\" settings \u2028 \u0007",
            new Dataset(
                new double[][] {
                  {0.1, -0.0, Double.MIN_VALUE}, {Double.MAX_VALUE, 1e21, 2.0E-3}, {1, 2, 3}
                },
                new double[][] {{1, 0}, {0, 1}, {0.3, 0.7}}),
            new NetworkSpec(
                3,
                List.of(
                    new LayerSpec(2, Activation.TANH, true),
                    new LayerSpec(2, Activation.RELU, false)),
                Loss.MEAN_SQUARED_ERROR,
                Reduction.MEAN),
            new Initializer.Explicit(
                Map.of(
                    "0_W", new double[][] {{0.1, 0.2}, {0.1 + 0.2, 4}, {5, 6}},
                    "0_b", new double[][] {{-1, 1e-9}},
                    "1_W", new double[][] {{1, 2}, {3, 4}})),
            new TrainingSpec(
                new UpdaterSpec.Sgd(0.1), 3, OptionalInt.of(2), OptionalLong.of(Long.MIN_VALUE)),
            new ConvergenceRule(0.25, 1e-3),
            Precision.FLOAT64),
        new Experiment(
            "xavier",
            Experiment.xor().data(),
            Experiment.xor().network(),
            new Initializer.Xavier(-1),
            Experiment.xor().training(),
            ConvergenceRule.DEFAULT,
            Precision.FLOAT64),
        new Experiment(
            "float32",
            Experiment.xor().data(),
            Experiment.xor().network(),
            new Initializer.Explicit(
                Map.of(
                    "0_W",
                    new double[][] {{0.1, 0.2}, {0.3, 0.4}},
                    "1_W",
                    new double[][] {{0.5}, {0.6}})),
            Experiment.xor().training(),
            ConvergenceRule.DEFAULT,
            Precision.FLOAT32));
  }
}
