package dev.gradtwin.compare.subject.process;

import static dev.gradtwin.compare.subject.process.Subjects.LONG;
import static dev.gradtwin.compare.subject.process.Subjects.SHORT;
import static dev.gradtwin.compare.subject.process.Subjects.assertBecomesTrue;
import static dev.gradtwin.compare.subject.process.Subjects.failure;
import static dev.gradtwin.compare.subject.process.Subjects.receive;
import static dev.gradtwin.compare.subject.process.Subjects.sh;
import static dev.gradtwin.compare.subject.process.Subjects.start;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to fail is told in its own words. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class FailingSubjectTest {
  private static final byte[] BYE = "bye".getBytes(UTF_8);

  @TempDir Path directory;

  @Test
  void notFound() {
    assertThat(failure(() -> start("no-such-program-here", "x")))
        .hasMessage("command not found: no-such-program-here");
    assertThat(failure(() -> start("/dev/null/x"))).hasMessage("command not found: /dev/null/x");
    assertThat(failure(() -> start(""))).hasMessage("command not found: an empty word");
  }

  @Test
  void notExecutable() throws IOException {
    Path file = Files.writeString(directory.resolve("net.py"), "#!/bin/sh\n");
    assertThat(failure(() -> start(file.toString()))).hasMessage("permission denied: " + file);
  }

  @Test
  void aDirectory() {
    assertThat(failure(() -> start(directory.toString())))
        .hasMessage("is a directory, not a program: " + directory);
  }

  @Test
  void aScriptWithoutItsInterpreter() throws IOException {
    Path file = Files.writeString(directory.resolve("net"), "#!/no/such/interpreter\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    assertThat(failure(() -> start(file.toString())))
        .hasMessage("the interpreter that the first line of " + file + " names is not found");
  }

  @ParameterizedTest
  @CsvSource({
    "exit 0, ended with exit code 0 instead of answering",
    "exit 3, ended with exit code 3 instead of answering",
    "kill -SEGV $$, was killed by signal 11 (SIGSEGV) instead of answering",
    "kill -KILL $$, was killed by signal 9 (SIGKILL) instead of answering",
    "printf '{}'; exit 3, ended with exit code 3 in the middle of a line",
    "exec >&-; sleep 60, closed its standard output while still running",
  })
  void theEndInsteadOfAnAnswer(String script, String problem) {
    try (LineProcess subject = sh(script)) {
      assertThat(failure(() -> subject.receive(LONG))).hasMessage(problem);
    }
  }

  @Test
  void silence() {
    try (LineProcess subject = start("sleep", "60")) {
      assertThat(failure(() -> subject.receive(SHORT))).hasMessage("no answer within 0.3 s");
      assertThat(subject.isAlive()).isTrue();
    }
  }

  @Test
  void aClosedStandardInput() throws InterruptedException {
    try (LineProcess subject = sh("exec <&-; echo closed; exec sleep 60")) {
      assertThat(receive(subject)).isEqualTo("closed");
      subject.send(BYE);
      // when the writer notices is not the subject's doing
      assertBecomesTrue(
          "the closed input is noticed",
          () ->
              "no answer within 0.05 s; it has closed its standard input"
                  .equals(failure(() -> subject.receive(SHORT.dividedBy(6))).getMessage()));
    }
  }

  @Test
  void itDoesNotEnd() {
    LineProcess subject = start("sleep", "60");
    assertThat(failure(() -> subject.end(BYE, SHORT)))
        .hasMessage("does not end within 0.3 s after it was told to");
    assertThat(subject.isAlive()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "exit 4, ended with exit code 4 after it was told to end",
    "kill -TERM $$, was killed by signal 15 (SIGTERM) after it was told to end",
    "echo more, wrote to standard output after its last answer",
    "printf more, wrote to standard output after its last answer",
  })
  void aBadEnd(String script, String problem) {
    try (LineProcess subject = sh("cat >/dev/null; " + script)) {
      assertThat(failure(() -> subject.end(BYE, LONG))).hasMessage(problem);
    }
  }

  @Test
  void anAnswerTooMany() throws InterruptedException {
    try (LineProcess subject = sh("echo one; echo two; cat > /dev/null")) {
      assertThat(receive(subject)).isEqualTo("one");
      assertThat(failure(() -> subject.end(BYE, LONG)))
          .hasMessage("wrote to standard output after its last answer");
    }
  }

  @Test
  void theLastWordsAreTold() {
    try (LineProcess subject =
        sh("echo; echo 'Traceback\t\033[31m' >&2; printf 'why' >&2; exit 1")) {
      assertThat(receive(subject)).isEmpty();
      SubjectException failure = failure(() -> subject.receive(LONG));
      assertThat(failure.lastWords()).isEqualTo(List.of("Traceback    \uFFFD[31m", "why"));
      assertThat(failure.at("step 3"))
          .hasMessage("step 3: ended with exit code 1 instead of answering")
          .extracting(SubjectException::lastWords)
          .isEqualTo(failure.lastWords());
    }
  }
}
