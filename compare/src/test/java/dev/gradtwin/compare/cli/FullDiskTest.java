package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk, as a result file or as standard output, is bad input and said so. */
@Tag("packaged")
class FullDiskTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"xor --epochs 2", "xor --epochs 2 --json -", "xor --print-experiment", "--help"})
  void saysThatStandardOutputIsFull(String args) throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs a device that is always full");
    Process process =
        Gradtwin.in(directory).builder(args.split(" ")).redirectOutput(full.toFile()).start();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("gradtwin: standard output: cannot be written" + System.lineSeparator());
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void saysThatADiskIsFull() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs a device that is always full");
    Outcome file = Gradtwin.in(directory).run("xor", "--epochs", "2", "--json", full.toString());
    assertThat(file.err())
        .startsWith("gradtwin: /dev/full: cannot be written (No space left")
        .hasLineCount(1);
    assertThat(file.exitCode()).isEqualTo(2);
  }
}
