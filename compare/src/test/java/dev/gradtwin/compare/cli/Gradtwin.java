package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the packaged jar as a user does: a process of its own, its output piped. */
public final class Gradtwin {
  private static final Path JAR = Path.of("target", "compare.jar").toAbsolutePath();

  /** What starts a JVM quickly, for a command that ends soon. */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:SharedArchiveFile=" + JAR.resolveSibling("compare.jsa"),
          "-Xlog:disable");

  /** What a run left. */
  public record Outcome(int exitCode, String out, String err) {}

  private final Path directory;
  private final List<String> jvm;
  private final Map<String, String> environment;

  private Gradtwin(Path directory, List<String> jvm, Map<String, String> environment) {
    this.directory = directory;
    this.jvm = jvm;
    this.environment = environment;
  }

  public static Gradtwin in(Path directory) {
    return new Gradtwin(directory, List.of(), Map.of());
  }

  public Gradtwin withJvm(String... options) {
    return new Gradtwin(directory, List.of(options), environment);
  }

  public Gradtwin withQuickStart(String... more) {
    return withJvm(Stream.concat(QUICK_START.stream(), Stream.of(more)).toArray(String[]::new));
  }

  Gradtwin withEnvironment(Map<String, String> variables) {
    return new Gradtwin(directory, jvm, variables);
  }

  public Outcome run(String... args) throws IOException, InterruptedException {
    return run(new byte[0], args);
  }

  public Outcome run(byte[] input, String... args) throws IOException, InterruptedException {
    Path out = Files.createTempFile("gradtwin", ".out");
    Path err = Files.createTempFile("gradtwin", ".err");
    try {
      Process process =
          builder(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input);
      }
      assertThat(ends(process)).as("it ends").isTrue();
      return new Outcome(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Whether a process ends in good time; one that does not is killed. */
  static boolean ends(Process process) throws InterruptedException {
    try {
      return process.waitFor(5, TimeUnit.MINUTES);
    } finally {
      process.destroyForcibly();
    }
  }

  ProcessBuilder builder(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  /** The one line of bad input: exit code 2, nothing printed or written besides, no stack trace. */
  String refusal(String... args) throws Exception {
    List<Path> before = files(directory);
    Outcome outcome = withQuickStart().run(args);
    assertThat(outcome.err())
        .hasLineCount(1)
        .startsWith("gradtwin: ")
        .doesNotContain("\u001b", "Exception", "\tat ");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(files(directory)).isEqualTo(before);
    return outcome.err().strip();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
