package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Baselines through the real commands. */
@Tag("packaged")
class VerifyTest {
  /** Recorded on JDK 17 by {@code record}; the deep one is float32, tanh and ReLU, in batches. */
  private static final Path KEPT =
      Path.of("src", "test", "resources", "baselines").toAbsolutePath();

  @TempDir private Path directory;

  @BeforeEach
  void writeExperiment() throws Exception {
    Files.writeString(
        directory.resolve("few.json"),
        gradtwin("xor", "--epochs", "40", "--print-experiment").out());
  }

  private Outcome gradtwin(String... args) throws Exception {
    return Gradtwin.in(directory).withQuickStart().run(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void whatWasKeptHoldsOnThisMachine(String threads) throws Exception {
    try (Stream<Path> files = Files.list(KEPT)) {
      String[] args =
          Stream.concat(
                  Stream.of("verify"),
                  files.map(Path::toString).filter(file -> file.contains(".jsonl")).sorted())
              .toArray(String[]::new);
      Outcome outcome =
          Gradtwin.in(directory).withEnvironment(Map.of("OMP_NUM_THREADS", threads)).run(args);
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out()).contains("4 of 4 hold");
      assertThat(outcome.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.jsonl", "b.jsonl.gz"})
  void tellsWhatChanged(String name) throws Exception {
    assertThat(gradtwin("record", "few.json", "-o", name).out())
        .isEqualTo("recorded 7 of 40 steps of hand-written" + System.lineSeparator());
    assertThat(gradtwin("verify", name)).returns(0, Outcome::exitCode);
    Outcome changed = gradtwin("verify", name, "--plant", "transposed", "--junit", "j.xml");
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out())
        .contains(
            "DIFFERS  " + name + ": step 0 › 0_W gradient › [0,1]",
            "DIAGNOSIS  transposed in 0_W gradient",
            "0 of 1 hold, 1 differs");
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("j.xml").toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
        .contains("DIAGNOSIS  transposed in 0_W gradient");
  }

  @Test
  void tellsThatTheBaselineIsWhatIsWrong() throws Exception {
    gradtwin("record", "few.json", "-o", "b.jsonl", "--plant", "sign-flipped");
    Outcome outcome = gradtwin("verify", "b.jsonl");
    assertThat(outcome.out()).contains("wrong side     baseline", "of the baseline");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void goesOnAfterAFileThatCannotBeRead() throws Exception {
    gradtwin("record", "few.json", "-o", "b.jsonl");
    Outcome outcome = gradtwin("verify", "few.json", "b.jsonl");
    assertThat(outcome.out())
        .contains("UNUSABLE  few.json: no baseline", "1 of 2 hold, 1 unusable");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "gradtwin-baseline":1 | "gradtwin-baseline":2 | baseline format 2, of a newer gradtwin
          "by":"handrolled"     | "by":"someone"        | line 1: by: unknown `someone`
          {"end"                | {"ende"               | end
          "java":               | "jawa":               | line 1: jawa: unknown field
          """,
      quoteCharacter = '~')
  void refusesWhatItDoesNotUnderstand(String from, String to, String problem) throws Exception {
    gradtwin("record", "few.json", "-o", "b.jsonl");
    Path file = directory.resolve("b.jsonl");
    Files.writeString(file, Files.readString(file).replace(from, to));
    Outcome outcome = gradtwin("verify", "b.jsonl");
    assertThat(outcome.out()).contains("UNUSABLE  b.jsonl: ").contains(problem);
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void refusesAFileThatIsCutOff() throws Exception {
    gradtwin("record", "few.json", "-o", "b.jsonl");
    Path file = directory.resolve("b.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.lastIndexOf("{\"end\"")));
    assertThat(gradtwin("verify", "b.jsonl").out()).contains("b.jsonl: cut off");
  }

  @Test
  void keepsTheOldFileWhenItIsKilled() throws Exception {
    gradtwin("record", "few.json", "-o", "b.jsonl");
    String old = Files.readString(directory.resolve("b.jsonl"));
    Process process =
        Gradtwin.in(directory).builder("record", "-o", "b.jsonl", "--trainer", "dl4j").start();
    while (process.isAlive() && !isWriting()) {
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(Gradtwin.ends(process)).isTrue();
    assertThat(directory.resolve("b.jsonl")).hasContent(old);
    assertThat(isWriting()).isFalse();
  }

  private boolean isWriting() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  void writesNothingOfATrainingThatDiverges() throws Exception {
    Files.writeString(
        directory.resolve("wild.json"),
        Files.readString(directory.resolve("few.json"))
            .replace("\"learningRate\": 0.1", "\"learningRate\": 1e300")
            .replace("\"activation\": \"sigmoid\"", "\"activation\": \"identity\""));
    Outcome outcome = gradtwin("record", "wild.json", "-o", "b.jsonl");
    assertThat(outcome.out()).contains("NOT FINITE");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(directory.resolve("b.jsonl")).doesNotExist();
  }

  @Test
  void wantsANameToWriteTo() throws Exception {
    assertThat(Gradtwin.in(directory).refusal("record", "few.json"))
        .contains("Missing required option: '--output=FILE'");
  }
}
