package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.compare.subject.npz.NpzFile;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorders, each copied beside a starter whose training they record. */
class RecorderTest {
  private static final String TRAIN_PY =
      """
      import sys
      import numpy as np
      from recorder import Recorder
      from starter_numpy import gradients

      x, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]]), np.array([[0], [1], [1], [0.0]])
      p = {"0_W": np.array([[0.1, 0.2], [0.3, 0.4]]), "1_W": np.array([[0.5], [0.6]])}
      recorder = Recorder()
      recorder.before(p)
      for step in range(5):
          told = gradients(p, x, y, {})
          for name, gradient in told["gradients"].items():
              p[name] -= 0.1 * gradient
          recorder.step(parameters=p, **told)
      recorder.save(sys.argv[1])
      """;

  private static final String TRAIN_JAVA =
      """
      import java.nio.file.Path;
      import java.util.HashMap;
      import java.util.Map;

      class Train {
        @SuppressWarnings("unchecked")
        public static void main(String[] args) throws Exception {
          double[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
          double[][] y = {{0}, {1}, {1}, {0}};
          Map<String, double[][]> p =
              Map.of("0_W", new double[][] {{0.1, 0.2}, {0.3, 0.4}}, "1_W", new double[][] {{0.5}, {0.6}});
          try (Recorder recorder = new Recorder(Path.of(args[0]), "mine", p)) {
            for (int step = 0; step < 5; step++) {
              Map<String, Object> told = new HashMap<>(Starter.gradients(p, x, y, Map.of()));
              ((Map<String, double[][]>) told.get("gradients")).forEach((name, g) -> {
                for (int i = 0; i < g.length; i++) {
                  for (int j = 0; j < g[i].length; j++) {
                    p.get(name)[i][j] -= 0.1 * g[i][j];
                  }
                }
              });
              told.put("parameters", p);
              recorder.step(told);
            }
          }
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  void recordsFromPython() throws Exception {
    Language.NUMPY.assumeInstalled();
    Language.NUMPY.program(directory, Language.NUMPY.starter());
    copy("recorder.py");
    Path train = Files.writeString(directory.resolve("train.py"), TRAIN_PY);
    Path trace = directory.resolve("run.npz");
    run(List.of("python3", train.toString(), trace.toString()));

    try (NpzFile npz = NpzFile.open(trace.toString())) {
      assertThat(npz.names())
          .containsExactlyInAnyOrder(
              "parameters/0_W",
              "parameters/1_W",
              "gradients/0_W",
              "gradients/1_W",
              "z/0",
              "z/1",
              "activations/0",
              "activations/1",
              "loss");
      assertThat(npz.array("parameters/0_W").shape()).containsExactly(6, 2, 2);
      assertThat(npz.array("gradients/1_W").shape()).containsExactly(5, 2, 1);
      assertThat(npz.array("activations/0").shape()).containsExactly(5, 4, 2);
      assertThat(npz.array("loss").shape()).containsExactly(5);
    }
    assertChecks(trace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.jsonl", "run.jsonl.gz"})
  void recordsFromJava(String file) throws Exception {
    copy("Recorder.java");
    Files.writeString(directory.resolve("Train.java"), TRAIN_JAVA);
    Language.JAVA.program(directory, Language.JAVA.starter());
    String here = directory.toString();
    List<String> compile =
        List.of("-Xlint:all", "-Werror", "-cp", here, directory.resolve("Train.java").toString());
    int compiled =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, compile.toArray(String[]::new));
    assertThat(compiled).isZero();
    Path trace = directory.resolve(file);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    run(List.of(java, "-cp", here, "Train", trace.toString()));
    assertChecks(trace);
  }

  private static void assertChecks(Path trace) {
    Experiment experiment = Experiment.xor();
    try (RecordedTrainer recorded =
            RecordedTrainer.open(trace.toString(), experiment, Conventions.NONE);
        HandrolledNetwork free = HandrolledNetwork.of(experiment);
        HandrolledNetwork resynchronised = HandrolledNetwork.of(experiment)) {
      Pairing pairing = Pairing.ofSubject(recorded, free, resynchronised, SideName.GRADTWIN);
      RunResult result = new LockStep(experiment, pairing, 1, OracleMode.DIVERGENCE).run(s -> {});
      assertThat(result.verdict()).isEqualTo(Verdict.MATCH);
      assertThat(result.steps()).isEqualTo(5);
      assertThat(result.told())
          .containsExactlyInAnyOrder(
              Quantity.PRE_ACTIVATIONS,
              Quantity.ACTIVATIONS,
              Quantity.LOSS,
              Quantity.GRADIENTS,
              Quantity.PARAMETERS);
    }
  }

  private void copy(String recorder) throws IOException {
    try (InputStream in = ForeignTrainer.class.getResourceAsStream("recorder/" + recorder)) {
      Files.write(directory.resolve(recorder), Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
