package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.handrolled.HandrolledNetwork;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trace of 150 MB is read within a heap of 128 MB. */
@Tag("packaged")
class LargeTraceTest {
  private static final long SIZE = 150_000_000;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"run.jsonl, 105", "run.npz, 420"})
  void isStreamed(String name, int steps) throws Exception {
    Experiment experiment = digits(steps);
    try (var json = Json.generator(Files.newOutputStream(directory.resolve("e.json")))) {
      ExperimentWriter.write(experiment, json);
    }
    Path file = directory.resolve(name);
    new RecordedFiles(experiment, (e, none) -> HandrolledNetwork.of(e), List.of()).write(file);
    assertThat(Files.size(file)).isGreaterThan(SIZE);
    Outcome outcome =
        Gradtwin.in(directory)
            .withJvm("-XX:+UseSerialGC", "-Xmx128m")
            .run("check", "e.json", "--trace", name, "--quiet");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("MATCH  both sides agree at every step");
    assertThat(outcome.exitCode()).isZero();
  }

  /** Two rows that look like digits, for 784-32-10. */
  private static Experiment digits(int steps) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] inputs = new double[2][784];
    double[][] targets = new double[2][10];
    for (int n = 0; n < inputs.length; n++) {
      for (int k = 0; k < inputs[n].length; k++) {
        inputs[n][k] = random.nextDouble();
      }
      targets[n][n] = 1;
    }
    return new Experiment(
        "digits",
        new Dataset(inputs, targets),
        new NetworkSpec(
            784,
            List.of(
                new LayerSpec(32, Activation.SIGMOID, true),
                new LayerSpec(10, Activation.SIGMOID, true)),
            Loss.HALF_SQUARED_ERROR,
            Reduction.SUM),
        new Initializer.Xavier(5),
        new TrainingSpec(
            new UpdaterSpec.Sgd(0.01), steps, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }
}
