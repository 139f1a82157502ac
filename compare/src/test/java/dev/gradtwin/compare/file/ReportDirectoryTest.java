package dev.gradtwin.compare.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTest {
  @TempDir private Path directory;

  private String[] found() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(f -> !f.equals(directory))
          .map(f -> directory.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toArray(String[]::new);
    }
  }

  @Test
  void isMadeWithThoseThatItIsInAndHoldsWhatWasWritten() throws Exception {
    String name = directory.resolve("a/b").toString();
    try (ReportDirectory report = ReportDirectory.open(name, "x.html", "x.json")) {
      report.write("x.html", out -> out.write("page".getBytes(StandardCharsets.UTF_8)));
      report.write("x.json", out -> out.write("{}".getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(found()).containsExactly("a", "a/b", "a/b/x.html", "a/b/x.json");
    assertThat(directory.resolve("a/b/x.html")).hasContent("page");
  }

  @Test
  void leavesNothingOfARunThatFailed() throws Exception {
    ReportDirectory.open(directory.resolve("a/b").toString(), "x.html").close();
    assertThat(found()).isEmpty();
  }

  @Test
  void leavesWhatWasThereBeforeARunThatFailed() throws Exception {
    Path old = Files.writeString(directory.resolve("x.html"), "old");
    ReportDirectory.open(directory.toString(), "x.html").close();
    assertThat(found()).containsExactly("x.html");
    assertThat(old).hasContent("old");
  }

  @Test
  void saysWhatIsWrongInOneLineAndMakesNothing() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    Files.createDirectories(directory.resolve("taken/x.html"));
    String[] before = found();
    assertThatThrownBy(() -> ReportDirectory.open(file.toString(), "x.html"))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ": expected a directory to write, found a file");
    assertThatThrownBy(() -> ReportDirectory.open(file.resolve("in/it").toString(), "x.html"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.resolve("in/it") + ": ");
    assertThatThrownBy(() -> ReportDirectory.open(directory.resolve("taken").toString(), "x.html"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("expected a file to write, found a directory");
    assertThatThrownBy(() -> ReportDirectory.open("", "x.html"))
        .hasMessage("expected the name of a directory to write, found an empty text");
    assertThatThrownBy(() -> ReportDirectory.open("\0", "x.html"))
        .hasMessageEndingWith("not a directory name");
    assertThat(found()).isEqualTo(before);
  }
}
