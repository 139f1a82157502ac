package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
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
  @ValueSource(strings = {"--help", "xor --help", "run --help"})
  void helpsIn80Columns(String args) throws Exception {
    Outcome outcome = Gradtwin.in(directory).run(args.split(" "));
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("Usage: gradtwin");
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
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
    assertThat(lines).hasSizeLessThanOrEqualTo(25).allMatch(line -> line.length() <= 80);
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
            .withEnvironment(Map.of("LC_ALL", "POSIX", "LANG", "POSIX"))
            .run("xor", "--epochs", "5");
    assertThat(outcome.out()).isASCII().doesNotContain("?").contains("1/2 sum (yhat-y)^2");
  }
}
