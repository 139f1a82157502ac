package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("packaged")
class UsageTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "xor --help",
        "run --help",
        "check --help",
        "explain --help",
        "record --help",
        "verify --help",
        "sweep --help",
        "help",
        "help xor",
        "help --help"
      })
  void helpsIn80Columns(String args) throws Exception {
    Outcome outcome = Gradtwin.in(directory).run(args.split(" "));
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("Usage: gradtwin");
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void helpsInOneLineForEachCommand() throws Exception {
    assertThat(Gradtwin.in(directory).run("--help").out())
        .containsPattern("(?m)^  xor   .*\\.$")
        .containsPattern("(?m)^  run   .*\\.$")
        .containsPattern("(?m)^  check +.*\\.$")
        .containsPattern("(?m)^  explain +.*\\.$")
        .containsPattern("(?m)^  record +.*\\.$")
        .containsPattern("(?m)^  verify +.*\\.$")
        .containsPattern("(?m)^  sweep +.*\\.$");
  }

  @Test
  void helpsWithTheOracle() throws Exception {
    assertThat(Gradtwin.in(directory).run("xor", "--help").out()).contains("--oracle=WHEN");
  }

  @Test
  void takesAnArgumentWithAnAtSignForItself() throws Exception {
    Files.writeString(directory.resolve("args"), "--version");
    assertThat(Gradtwin.in(directory).run("run", "@args").err())
        .isEqualTo("gradtwin: @args: no such file" + System.lineSeparator());
  }

  @Test
  void tellsOfALibraryThatDoesNotLoadAsADefectAndNotAsAMismatch() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory)
            .withJvm("-Dorg.bytedeco.javacpp.platform=none")
            .run("xor", "--epochs", "2");
    assertThat(outcome.exitCode()).isEqualTo(70);
    assertThat(outcome.err()).contains("A defect of gradtwin", "\tat ");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void printsNoControlCharactersOfANameToATerminal() throws Exception {
    String experiment =
        Gradtwin.in(directory).run("xor", "--epochs", "2", "--print-experiment").out();
    Outcome outcome =
        Gradtwin.in(directory)
            .run(
                experiment
                    .replace("\"xor\"", "\"a\\u001b[31m\\nb\"")
                    .getBytes(StandardCharsets.UTF_8),
                "run",
                "-");
    assertThat(outcome.out()).startsWith("a\uFFFD[31m\uFFFDb: sigmoid 2-2-1");
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(Gradtwin.in(directory).run("--version").out())
        .matches("gradtwin \\d+\\.\\d+\\.\\d+.*\\R");
  }

  @Test
  void reportsOnOneScreenOf80ColumnsWithoutEscapesWhenPiped() throws Exception {
    Outcome outcome = Gradtwin.in(directory).run("xor", "--epochs", "2000");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).doesNotContain("\u001b");
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
  }

  @Test
  void printsTheVerdictAloneWhenQuiet() throws Exception {
    assertThat(Gradtwin.in(directory).run("xor", "--epochs", "5", "--quiet").out().lines().toList())
        .hasSizeLessThanOrEqualTo(2)
        .first()
        .asString()
        .startsWith("MATCH");
  }

  @Test
  void fallsBackToAsciiWhereTheLocaleHasNothingElse() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory)
            .withEnvironment(Map.of("LC_ALL", "C", "LANG", "C"))
            .run("xor", "--epochs", "5");
    assertThat(outcome.out()).isASCII().doesNotContain("?").contains("1/2 sum (yhat-y)^2");
  }
}
