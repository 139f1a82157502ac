package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A program with one mistake, and what gradtwin shall say of it.
 *
 * @param name of the case; in Python also of its file in {@code subjects}
 * @param language what it is written in: {@link Language#NUMPY} is a file of its own, any other the
 *     starter with one text replaced
 * @param replaced what is replaced in the starter, which has it once
 * @param replacement by what
 * @param experiment the file in {@code subjects} that shows it
 * @param cause the code of {@code docs/diagnosis.md}
 * @param stage of the first place, as the result file names it
 * @param tensor of the first place
 */
record ForeignBug(
    String name,
    Language language,
    String replaced,
    String replacement,
    String experiment,
    String cause,
    String stage,
    String tensor) {

  /** Writes the program, compiles it where that is needed, and says how to run it. */
  List<String> program(Path directory) throws IOException, InterruptedException {
    String starter = language.starter();
    if (language == Language.NUMPY) {
      language.program(directory, starter); // the program imports it
      return List.of("python3", copied(name + ".py", directory).toString());
    }
    assertThat(starter.indexOf(replaced))
        .as("`%s` in %s, once", replaced, language.file())
        .isNotNegative()
        .isEqualTo(starter.lastIndexOf(replaced));
    return language.program(directory, starter.replace(replaced, replacement));
  }

  /** Writes the experiment, and gives its file. */
  Path experiment(Path directory) throws IOException {
    return copied(experiment, directory);
  }

  private static Path copied(String file, Path directory) throws IOException {
    try (InputStream in = ForeignBug.class.getResourceAsStream("/subjects/" + file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return Files.writeString(directory.resolve(file), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Override
  public String toString() {
    return name + " (" + language + ")";
  }
}
