package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import dev.gradtwin.compare.subject.process.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a subject does wrong is said in one line, and nothing of it is left behind. */
@Tag("packaged")
class SubjectFaultsTest {
  private static final Path FAULTY =
      Path.of("src", "test", "resources", "subjects", "faulty.py").toAbsolutePath();

  private static String experiment;

  @TempDir private Path directory;

  @BeforeAll
  static void needsPython() throws Exception {
    Process python =
        new ProcessBuilder("sh", "-c", "python3 --version").redirectErrorStream(true).start();
    assumeTrue(python.waitFor() == 0, "needs python3");
  }

  @BeforeAll
  static void printExperiment(@TempDir Path anywhere) throws Exception {
    experiment =
        Gradtwin.in(anywhere)
            .withQuickStart()
            .run("xor", "--epochs", "12", "--print-experiment")
            .out();
  }

  @BeforeEach
  void writeExperiment() throws Exception {
    Files.writeString(directory.resolve("few.json"), experiment);
  }

  private Outcome gradtwin(String... args) throws Exception {
    return Gradtwin.in(directory).withQuickStart("-Xmx128m").run(args);
  }

  private Outcome check(String fault, String... more) throws Exception {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("check", "few.json", "--timeout", "2"));
    args.addAll(List.of(more));
    args.addAll(List.of("--", "python3", FAULTY.toString(), fault));
    return gradtwin(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dies     | step 7: ended with exit code 3 instead of answering
          killed   | step 7: .*signal 9.*
          late     | step 7: no answer within 2 s
          trickles | step 7: no answer within 2 s
          text     | step 7: expected a line of JSON, found `step done`
          half     | step 7: .*
          shape    | step 7: gradients.1_W.0.: expected 1 number, found 2
          missing  | step 7: gradients.0_W: missing
          extra    | step 7: gradients: the network has no tensor `2_W`: did you mean `0_W`.
          field    | step 7: gradient: unknown field: did you mean `gradients`.
          nothing  | step 7: expected `gradients` or `parameters`, found neither
          number   | step 7: gradients.0_W.1..0.: expected a number, found .*0.5.*
          step     | step 7: step: expected 7, found 8
          error    | step 7: it says: no memory on the device
          endless  | step 7: .*more than .* bytes.*
          closes   | step 7: closed its standard output.*
          child    | step 7: ended with exit code 0 instead of answering
          unready  | ready: ready: expected true, found false
          version  | ready: protocol: unknown field.*
          """)
  void saysWhatIsWrong(String fault, String problem) throws Exception {
    Outcome outcome = check(fault);
    String last = outcome.err().lines().reduce((a, b) -> b).orElse("");
    assertThat(last).matches("gradtwin: python3 \\S*: " + problem);
    assertThat(outcome.err().lines().filter(line -> !line.startsWith("  | "))).hasSize(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stays | close: does not end within 2 s after it was told to
          code  | close: ended with exit code 4 after it was told to end
          more  | close: wrote .*
          """)
  void tellsTheVerdictOfOneThatOnlyEndsBadly(String fault, String problem) throws Exception {
    Outcome outcome = check(fault, "--quiet");
    assertThat(outcome.out()).contains("MATCH  both sides agree at every step");
    assertThat(outcome.err().strip()).matches("gradtwin: python3 \\S*: " + problem);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"nan", "null", "infinite"})
  void aNumberThatIsNoneIsAVerdict(String fault) throws Exception {
    Outcome outcome = check(fault, "--quiet");
    assertThat(outcome.out()).contains("NOT FINITE  step 7 › 0_W gradient › [1,0]");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void leavesNoOrphanOfACorrectOne() throws Exception {
    assertThat(check("orphan", "--quiet").out()).contains("MATCH");
    assertNothingIsLeft();
  }

  @Test
  void showsTheLastWords() throws Exception {
    assertThat(check("dies").err()).startsWith("  | something went wrong");
    assertThat(check("dies", "--verbose").err()).contains("subject: something went wrong");
  }

  @Test
  void killsItWhenItIsInterrupted() throws Exception {
    Process process =
        Gradtwin.in(directory)
            .builder("check", "few.json", "--timeout", "500", "--", "python3", FAULTY + "", "late")
            .start();
    while (leftovers().isEmpty() && process.isAlive()) {
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(Gradtwin.ends(process)).isTrue();
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --subject no-such-program | command not found: no-such-program
          --subject '' | expected a command, found an empty text
          --subject 'python3 "x' | the command has a " that is not closed
          --timeout 0 --subject x | --timeout: expected seconds above 0, at most 86400, found 0.0
          --quiet | check: expected a subject: .*
          --subject x --trace y | check: expected a subject: .*
          --weight-layout diagonal --subject x | --weight-layout: unknown `diagonal`.*
          --print-starter perl | --print-starter: unknown `perl`.*
          --trace no-such.jsonl | no-such.jsonl: no such file
          """,
      quoteCharacter = '~')
  void refusesABadCommandLine(String args, String problem) throws Exception {
    List<String> words = Words.of("check few.json " + args);
    assertThat(Gradtwin.in(directory).refusal(words.toArray(String[]::new)))
        .matches("gradtwin: " + problem);
  }

  private static void assertNothingIsLeft() {
    assertThat(leftovers()).isEmpty();
  }

  /** What still runs of the subjects of this test. */
  private static List<String> leftovers() {
    return ProcessHandle.allProcesses()
        .flatMap(handle -> handle.info().commandLine().stream())
        .filter(line -> line.contains("faulty.py") || line.matches("\\S*sleep 61[79]"))
        .filter(line -> !line.contains("compare.jar"))
        .toList();
  }
}
