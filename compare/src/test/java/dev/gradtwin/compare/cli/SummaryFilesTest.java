package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --junit} and {@code --summary} through the real commands. */
@Tag("packaged")
class SummaryFilesTest {
  @TempDir private Path directory;

  @Test
  void areWrittenBesideTheResult() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory)
            .withQuickStart()
            .run("xor", "--epochs", "9", "--json", "r.json", "--junit", "j.xml", "--summary", "-");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out())
        .startsWith("## gradtwin: MATCH\n\nBoth sides agree at every step, but not")
        .contains("| `1_z pre-activation` |", "| `twin (DL4J)` | still learning, slowly |");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("j.xml").toFile())
                .getElementsByTagName("failure")
                .getLength())
        .isEqualTo(2); // neither side learned
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("r.json", "j.xml");
  }

  @Test
  void tellWhatTheFuzzerFound() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory).withQuickStart().run("fuzz", "--cases", "3", "--summary", "-");
    assertThat(outcome.out())
        .startsWith("## gradtwin fuzz: no finding\n\n3 cases of seed 1, from number 0 on.\n")
        .containsPattern("\\| match \\| \\d \\|");
  }

  @ParameterizedTest
  @CsvSource({
    "xor --junit - --summary -, --summary: standard output is taken by --junit already",
    "xor --json a --summary ./a, ./a: cannot be written (it is being written already)",
    "xor --json a --summary no/s.md, no/s.md: cannot be written (no such directory)",
    "fuzz --cases 100000000 --json no/r, no/r: cannot be written (no such directory)",
    "verify b.jsonl --summary ., .: expected a file to write found a directory"
  })
  void areOpenedBeforeAnythingBegins(String args, String problem) throws Exception {
    assertThat(Gradtwin.in(directory).refusal(args.split(" ")).replace(",", ""))
        .isEqualTo("gradtwin: " + problem);
  }
}
