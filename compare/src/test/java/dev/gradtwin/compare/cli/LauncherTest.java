package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("packaged")
class LauncherTest {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @TempDir private Path directory;

  @Test
  void leavesTheJvmToWhoeverGivesItAnOption() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory)
            .withJvm("-XX:+UseParallelGC", "-Xlog:gc:stderr")
            .run("xor", "--epochs", "2", "--quiet");
    assertThat(outcome.err()).contains("Using Parallel").doesNotContain("Using Serial");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_CONVERGED);
  }

  @Test
  void startsWithAnArchiveThatIsNone() throws Exception {
    Path jar = Files.copy(TARGET.resolve("compare.jar"), directory.resolve("compare.jar"));
    Files.createSymbolicLink(directory.resolve("lib"), TARGET.resolve("lib"));
    Files.writeString(directory.resolve("compare.jsa"), "none");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    Process process =
        new ProcessBuilder(java, "-jar", jar.toString(), "xor", "--epochs", "2", "--quiet")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(Gradtwin.ends(process)).isTrue();
    assertThat(err).isEmptyFile();
    assertThat(out).content().startsWith("MATCH");
    assertThat(process.exitValue()).isEqualTo(ExitCode.NOT_CONVERGED);
  }

  @Test
  void leavesNothingRunningWhenItIsKilled() throws Exception {
    Process process = Gradtwin.in(directory).builder("xor", "--epochs", "100000000").start();
    List<ProcessHandle> children = List.of();
    while (children.isEmpty() && process.isAlive()) {
      children = process.children().toList();
    }
    process.destroyForcibly();
    assertThat(children).hasSize(1);
    assertThat(children.get(0).onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
  }
}
