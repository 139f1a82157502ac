package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain} through the real command. */
@Tag("packaged")
class ExplainTest {
  @TempDir private Path directory;

  @Test
  void explainsTheMainJobInAsciiWhereTheLocaleHasNothingElse() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory)
            .withQuickStart()
            .withEnvironment(Map.of("LC_ALL", "C", "LANG", "C"))
            .run("explain");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .isASCII()
        .doesNotContain("?")
        .contains(
            "1_dz[0,0] = (1_a[0,0] - y[0,0])*1_a[0,0]*(1 - 1_a[0,0])",
            "   |  d1_a[0,0]/d1_z[0,0] = ");
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain --step -1 | --step: expected a whole number from 0 to 19999, found -1",
        "explain --row 4 | --row: expected a whole number from 0 to 3, found 4",
        "explain --format html | --format: unknown `html`; there are text, markdown",
        "explain no.json | no.json: no such file",
        "explain --unit x | Invalid value for option"
      })
  void refusesWhatThereIsNotInOneLine(String args, String problem) throws Exception {
    assertThat(Gradtwin.in(directory).refusal(args.split(" "))).startsWith("gradtwin: " + problem);
  }
}
