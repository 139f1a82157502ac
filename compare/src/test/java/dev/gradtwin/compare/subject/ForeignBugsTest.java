package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.Diagnosed;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.subject.Conventions.Direction;
import dev.gradtwin.compare.subject.Conventions.WeightLayout;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Reduction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong programs in other languages are found, and their mistakes named, once each. */
class ForeignBugsTest {
  @TempDir private Path directory;

  static List<ForeignBug> bugs() {
    return ForeignBugs.ALL;
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void areNamedAndPlaced(ForeignBug bug) throws Exception {
    bug.language().assumeInstalled();
    RunResult result = run(bug, Conventions.NONE);
    assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(result.diagnosis()).extracting(ForeignBugsTest::words).contains(words(bug));
    assertThat(result.diagnosis())
        .extracting(d -> d.finding().cause().code())
        .containsOnly(bug.cause());
  }

  @Test
  void aMeanThatIsDeclaredIsNoMistake() throws Exception {
    ForeignBug mean = bug("mean_for_sum");
    mean.language().assumeInstalled();
    Conventions declared =
        new Conventions(WeightLayout.IN_OUT, Optional.of(Reduction.MEAN), Direction.DESCENT);
    assertThat(run(mean, declared).verdict()).isEqualTo(Verdict.MATCH);
  }

  private static ForeignBug bug(String name) {
    return ForeignBugs.ALL.stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
  }

  private RunResult run(ForeignBug bug, Conventions conventions) throws Exception {
    Experiment given = ExperimentReader.read(bug.experiment(directory).toString());
    SubjectCommand command =
        new SubjectCommand(
            bug.program(directory), conventions, false, Duration.ofMinutes(1), line -> {});
    try (ForeignTrainer subject = ForeignTrainer.start(command, given);
        HandrolledNetwork free = HandrolledNetwork.of(subject.experiment());
        HandrolledNetwork resynchronised = HandrolledNetwork.of(subject.experiment())) {
      Pairing pairing = Pairing.ofSubject(subject, free, resynchronised, SideName.GRADTWIN);
      RunResult result =
          new LockStep(subject.experiment(), pairing, 1, OracleMode.DIVERGENCE).run(step -> {});
      subject.end();
      return result;
    }
  }

  private static String words(Diagnosed diagnosed) {
    return diagnosed.finding().cause().code() + " in " + diagnosed.finding().place().words();
  }

  private static String words(ForeignBug bug) {
    String stage = bug.stage().equals("update") ? "updated parameter" : bug.stage();
    return bug.cause() + " in " + (stage.equals("loss") ? "loss" : bug.tensor() + " " + stage);
  }
}
