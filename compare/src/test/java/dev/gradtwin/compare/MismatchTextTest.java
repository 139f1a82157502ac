package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.PlantedTrainer.Bug;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The mismatch that the README shows is what a subject gets that forgets σ′ at the output. */
class MismatchTextTest {
  @Test
  void isAsTheReadmeShowsIt() throws IOException {
    Experiment xor = Experiment.xor();
    Experiment experiment =
        new Experiment(
            xor.name(),
            xor.data(),
            xor.network(),
            xor.initialization(),
            new TrainingSpec(
                xor.training().updater(), 100, OptionalInt.empty(), OptionalLong.empty()),
            xor.convergence(),
            xor.precision());
    VerdictText verdict;
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      Bug bug = Bug.DERIVATIVE_MISSING_IN_OUTPUT_LAYER;
      LockStep lockStep =
          new LockStep(
              experiment,
              new PlantedTrainer(experiment, bug),
              new PlantedTrainer(experiment, bug),
              twin,
              1);
      verdict = VerdictText.of(lockStep.run(step -> {}));
    }
    List<String> lines = new ArrayList<>();
    lines.add(verdict.word() + "  " + verdict.sentence());
    lines.addAll(verdict.facts());
    assertThat(masked(Files.readString(Path.of("..", "README.md"))))
        .as("README.md has to show:\n%s", String.join("\n", lines))
        .contains(masked(String.join("\n", lines)));
  }

  /** Leaves 12 digits of a value: the last ones may differ on another CPU. */
  private static String masked(String text) {
    return text.replaceAll("(\\d\\.\\d{12})\\d+", "$1");
  }
}
