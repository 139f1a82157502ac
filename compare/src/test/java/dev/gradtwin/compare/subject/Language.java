package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The forms of the starter, and how a program of each is run. */
enum Language {
  PYTHON("starter.py", List.of("python3", "--version")),
  NUMPY("starter_numpy.py", List.of("python3", "-c", "import numpy")),
  C("starter.c", List.of("cc", "--version")),
  JAVA("Starter.java", List.of(java(), "--version")),
  JAVASCRIPT("starter.js", List.of("node", "--version"));

  private final String file;

  @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
  private final List<String> needed;

  Language(String file, List<String> needed) {
    this.file = file;
    this.needed = needed;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  String file() {
    return file;
  }

  /** The starter's text. */
  String starter() throws IOException {
    try (InputStream in = ForeignTrainer.class.getResourceAsStream("starter/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Skips a test where the machine does not have the language. */
  void assumeInstalled() throws IOException, InterruptedException {
    assumeTrue(succeeds(needed), "needs " + String.join(" ", needed));
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Writes the starter's file with a text, its own or a changed one, and says how to run it. */
  List<String> program(Path directory, String text) throws IOException, InterruptedException {
    Path source = Files.writeString(directory.resolve(file), text);
    return switch (this) {
      case PYTHON, NUMPY -> List.of("python3", source.toString());
      case JAVA -> List.of(java(), source.toString());
      case JAVASCRIPT -> List.of("node", source.toString());
      case C -> List.of(compiled(source).toString());
    };
  }

  private static Path compiled(Path source) throws IOException, InterruptedException {
    Path program = source.resolveSibling("subject");
    List<String> command =
        List.of("cc", "-std=c99", "-o", program.toString(), source.toString(), "-lm");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
        .as(String.join(" ", command))
        .isZero();
    return program;
  }
}
