package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import dev.gradtwin.compare.subject.process.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README's commands give the README's output: to the letter, but for times, and for differences
 * of rounding, which a CPU may change.
 */
@Tag("packaged")
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile(
          "```console\\n\\$ java -jar compare/target/compare.jar ([^\\n]*)\\n(.*?)```",
          Pattern.DOTALL);

  static Stream<Arguments> commands() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    return blocks.results().map(block -> Arguments.of(block.group(1), block.group(2)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showsWhatReallyHappens(String command, String output) throws Exception {
    assumeTrue(!command.contains("python3") || hasNumpy(), "needs NumPy");
    Outcome outcome = Gradtwin.in(ROOT).run(Words.of(command).toArray(String[]::new));
    assertThat(masked(outcome.err() + outcome.out())).isEqualTo(masked(output));
  }

  @Test
  void showsTheFileThatItRuns() throws Exception {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(Files.readString(ROOT.resolve("docs/my-network.json")).strip());
  }

  private static boolean hasNumpy() throws Exception {
    return new ProcessBuilder("sh", "-c", "python3 -c 'import numpy'").start().waitFor() == 0;
  }

  @Test
  void showsWhatTheSampleFailsWith() throws Exception {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher block =
        Pattern.compile("test report -->\n```\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(block.find()).isTrue();
    String report =
        Files.readString(
            ROOT.resolve(
                "compare/target/samples/junit/target/surefire-reports/sample.BuggyNetworkTest.txt"));
    assertThat(masked(report)).containsSubsequence(masked(block.group(1)));
  }

  private static List<String> masked(String text) {
    return text.lines()
        .map(line -> line.replaceAll(" +[\\d.]+ m?s\\b", " TIME"))
        .map(line -> line.replaceAll("\\b\\d\\.\\de-(1[4-9]|2\\d)( *)", "ROUNDING "))
        .map(line -> line.replaceAll("\\S+ x the spread", "ROUNDING x the spread"))
        .map(line -> line.replaceAll("(?<=[ _][a-zW] )0 +| 0$", "ROUNDING "))
        .map(line -> line.replaceAll("(\\d\\.\\d{12})\\d\\d", "$1"))
        .map(line -> line.replaceAll(" +", " ").strip())
        .toList();
  }
}
