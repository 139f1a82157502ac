package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad command line is refused in one line, before anything is trained. */
@Tag("packaged")
class BadCommandLineTest {
  @TempDir private Path directory;

  static Stream<Arguments> commandLines() {
    return Stream.of(
        arguments(List.of(), "expected a command"),
        arguments(List.of("xro"), "gradtwin: unknown command `xro`: did you mean `xor`?"),
        arguments(
            List.of("train"),
            "unknown command `train`; there are xor, run, check, explain, record, verify, graph, fuzz, sweep, supported, help"),
        arguments(List.of("\u001b[31m\n"), "unknown command `\uFFFD[31m\uFFFD`"),
        arguments(List.of("run"), "'EXPERIMENT.json'"),
        arguments(List.of("run", "none.json"), "none.json: no such file"),
        arguments(List.of("run", "."), ".: expected an experiment file, found a directory"),
        arguments(
            List.of("xor", "--epoch", "5"), "unknown option `--epoch`: did you mean `--epochs`?"),
        arguments(List.of("xor", "extra"), "'extra'"),
        arguments(List.of("run", "a\u001b[31m\nb"), "a\uFFFD[31m\uFFFDb: no such file"),
        arguments(List.of("run", ""), "expected the name of an experiment file"),
        arguments(List.of("xor", "--json", ""), "expected the name of a file to write"),
        arguments(List.of("xor", "--epochs"), "--epochs"),
        arguments(List.of("xor", "--epochs", "abc"), "--epochs"),
        arguments(
            List.of("xor", "--epochs", "0"),
            "--epochs: expected a whole number from 1 to 1,000,000,000, found 0"),
        arguments(
            List.of("xor", "--learning-rate", "-1"),
            "--learning-rate: expected a finite number greater than 0, found -1.0"),
        arguments(
            List.of("xor", "--learning-rate", "NaN"),
            "--learning-rate: expected a finite number greater than 0, found NaN"),
        arguments(
            List.of("xor", "--hidden", "0"),
            "--hidden: expected a whole number from 1 to 65,536, found 0"),
        arguments(
            List.of("xor", "--precision", "float3"),
            "--precision: unknown `float3`: did you mean `float32`?"),
        arguments(
            List.of("xor", "--every", "0"), "--every: expected a whole number from 1 on, found 0"),
        arguments(
            List.of("xor", "--oracle", "alway"),
            "--oracle: unknown `alway`: did you mean `always`?"),
        arguments(
            List.of("xor", "--oracle", "always", "--epochs", "10000000"),
            "--oracle: always would take some "),
        arguments(
            List.of("xor", "--json", "none/result.json"),
            "none/result.json: cannot be written (no such directory)"),
        arguments(List.of("xor", "--json", "."), ".: expected a file to write, found a directory"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commandLines")
  void saysWhatIsWrongWithTheCommandLine(List<String> args, String line) throws Exception {
    assertThat(Gradtwin.in(directory).refusal(args.toArray(String[]::new))).contains(line);
  }

  @Test
  void findsAResultFileThatCannotBeWrittenBeforeItTrains() throws Exception {
    long start = System.nanoTime();
    assertThat(
            Gradtwin.in(directory)
                .refusal("xor", "--epochs", "100000000", "--json", "none/result.json"))
        .contains("none/result.json: cannot be written");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }
}
