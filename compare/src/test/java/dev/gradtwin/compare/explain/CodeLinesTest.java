package dev.gradtwin.compare.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.breadth.Breadth;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines and calls that an explanation names are there. */
class CodeLinesTest {
  private static final Path SOURCES =
      Path.of("..", "handrolled", "src", "main", "java", "dev", "gradtwin", "handrolled");

  private static final List<String> PACKAGES =
      List.of(
          "dev.gradtwin.handrolled",
          "org.deeplearning4j.nn.layers",
          "org.deeplearning4j.optimize.stepfunctions",
          "org.nd4j.linalg.activations",
          "org.nd4j.linalg.learning",
          "org.nd4j.linalg.lossfunctions");

  @Test
  void areThere() throws Exception {
    Set<CodeLine> all = new LinkedHashSet<>();
    all.addAll(lines(Experiment.xor()));
    for (Activation f : Activation.values()) {
      all.addAll(lines(experiment(f, Loss.POISSON, new UpdaterSpec.Sgd(0.1))));
    }
    for (Loss loss : Loss.values()) {
      all.addAll(lines(experiment(Activation.SIGMOID, loss, new UpdaterSpec.NoOp())));
    }
    for (UpdaterSpec updater :
        List.of(
            new UpdaterSpec.Momentum(0.1, 0.9),
            new UpdaterSpec.Nesterov(0.1, 0.9),
            new UpdaterSpec.AdaGrad(0.1, 1e-6),
            new UpdaterSpec.RmsProp(0.1, 0.95, 1e-8),
            new UpdaterSpec.AdaDelta(0.95, 1e-6),
            new UpdaterSpec.Adam(0.1, 0.9, 0.999, 1e-8),
            new UpdaterSpec.AdaMax(0.1, 0.9, 0.999, 1e-8),
            new UpdaterSpec.Nadam(0.1, 0.9, 0.999, 1e-8),
            new UpdaterSpec.AmsGrad(0.1, 0.9, 0.999, 1e-8))) {
      all.addAll(lines(experiment(Activation.TANH, Loss.HINGE, updater)));
    }
    assertThat(all).hasSizeGreaterThan(60);
    for (CodeLine line : all) {
      int colon = line.code().indexOf(": ");
      if (line.program().equals("Java") && colon > 0) {
        Path source = SOURCES.resolve(line.code().substring(0, colon) + ".java");
        assertThat(source).content().contains(line.code().substring(colon + 2));
      } else if (!line.program().equals("NumPy")) {
        for (String call : List.of(line.code().split(", then |, ", -1))) {
          assertThat(hasMethod(call)).as(call).isTrue();
        }
      }
    }
  }

  /** README's table of the tutorial's lines has those that are quoted. */
  @Test
  void areTheTutorials() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(lines(Experiment.xor()))
        .filteredOn(line -> line.program().equals("NumPy"))
        .extracting(CodeLine::code)
        .hasSize(9)
        .filteredOn(code -> !code.contains("x.T") && !code.equals("h.T.dot(d2)"))
        .allSatisfy(code -> assertThat(readme).contains("`" + code + "`"));
  }

  private static Experiment experiment(Activation f, Loss loss, UpdaterSpec updater) {
    TrainingSpec training = new TrainingSpec(updater, 1, OptionalInt.empty(), OptionalLong.empty());
    return Breadth.experiment("lines", f, loss, training, Precision.FLOAT64);
  }

  private static List<CodeLine> lines(Experiment experiment) {
    CodeLines code = new CodeLines(experiment);
    List<CodeLine> lines = new ArrayList<>(code.loss());
    for (int k = 0; k < experiment.network().layers().size(); k++) {
      lines.addAll(code.forward(k));
      lines.addAll(code.delta(k));
      lines.addAll(code.gradient(k));
      lines.addAll(code.update(k));
    }
    return lines;
  }

  private static boolean hasMethod(String call) {
    int dot = call.indexOf('.');
    for (String in : PACKAGES) {
      try {
        Class<?> type =
            Class.forName(
                in + "." + call.substring(0, dot), false, CodeLinesTest.class.getClassLoader());
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
          String method = call.substring(dot + 1);
          if (Stream.of(owner.getDeclaredMethods()).map(Method::getName).anyMatch(method::equals)) {
            return true;
          }
        }
      } catch (ClassNotFoundException e) {
        assertThat(e).hasMessageContaining(in); // it is in another package
      }
    }
    return false;
  }
}
