package dev.gradtwin.compare.subject.process;

import static dev.gradtwin.compare.subject.process.Subjects.LONG;
import static dev.gradtwin.compare.subject.process.Subjects.SHORT;
import static dev.gradtwin.compare.subject.process.Subjects.assertBecomesTrue;
import static dev.gradtwin.compare.subject.process.Subjects.failure;
import static dev.gradtwin.compare.subject.process.Subjects.receive;
import static dev.gradtwin.compare.subject.process.Subjects.send;
import static dev.gradtwin.compare.subject.process.Subjects.sh;
import static dev.gradtwin.compare.subject.process.Subjects.start;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class LineProcessTest {
  private static final String REPLIES = "while read -r line; do echo \"$line!\"; done";

  @Test
  void answersLinesWithLines() {
    try (LineProcess subject = sh(REPLIES)) {
      for (String line : List.of("a", "b c", "ü")) {
        send(subject, line);
        assertThat(receive(subject)).isEqualTo(line + "!");
      }
    }
  }

  @Test
  void linesMayBeEmptyOrEndAsOnWindows() {
    try (LineProcess subject = sh("printf '\\na\\r\\n\\r\\nb\\rc\\n'; exec sleep 60")) {
      assertThat(receive(subject)).isEmpty();
      assertThat(receive(subject)).isEqualTo("a");
      assertThat(receive(subject)).isEmpty();
      assertThat(receive(subject)).isEqualTo("b\rc");
    }
  }

  @Test
  void anEmptyLineIsSentToo() {
    try (LineProcess subject = sh(REPLIES)) {
      send(subject, "");
      assertThat(receive(subject)).isEqualTo("!");
    }
  }

  @Test
  void aLineMayBeAsLongAsThePipeIsNot() {
    byte[] line = new byte[Subjects.MOST_BYTES];
    Arrays.fill(line, (byte) 'x');
    try (LineProcess subject = start("cat")) {
      subject.send(line);
      assertThat(subject.receive(LONG)).isEqualTo(line);
    }
  }

  @Test
  void severalLinesMayBeSentBeforeTheFirstAnswerIsTaken() {
    try (LineProcess subject = start("cat")) {
      for (int k = 0; k < 50; k++) {
        send(subject, "line " + k);
      }
      for (int k = 0; k < 50; k++) {
        assertThat(receive(subject)).isEqualTo("line " + k);
      }
    }
  }

  @Test
  void theLastAnswerOfOneThatHasEndedIsStillDelivered() throws InterruptedException {
    try (LineProcess subject = sh("echo one; echo two; echo three; echo four; exit 3")) {
      assertBecomesTrue("the subject ends", () -> !subject.isAlive());
      for (String line : List.of("one", "two", "three", "four")) {
        assertThat(receive(subject)).isEqualTo(line);
      }
      assertThat(failure(() -> subject.receive(LONG)))
          .hasMessage("ended with exit code 3 instead of answering");
    }
  }

  @Test
  void allQuestionsAfterTheEndAreAnsweredAlike() {
    try (LineProcess subject = sh("exit 3")) {
      String first = failure(() -> subject.receive(LONG)).getMessage();
      for (int k = 0; k < 5; k++) {
        send(subject, "anyone?");
        assertThat(failure(() -> subject.receive(LONG))).hasMessage(first);
      }
    }
  }

  @Test
  void endsWhenItIsToldTo() {
    try (LineProcess subject = sh("read -r line; [ \"$line\" = bye ]")) {
      subject.end("bye".getBytes(UTF_8), LONG);
      assertThat(subject.isAlive()).isFalse();
    }
  }

  @Test
  void endsWhenItsInputEnds() {
    try (LineProcess subject = sh("cat > /dev/null")) {
      subject.end("bye".getBytes(UTF_8), LONG);
    }
  }

  @Test
  void standardErrorIsToldLineByLineAndTheLastLinesKept() throws InterruptedException {
    List<String> told = new CopyOnWriteArrayList<>();
    String script = "i=1; while [ $i -le 14 ]; do echo \"line $i\" >&2; i=$((i+1)); done; cat";
    try (LineProcess subject = LineProcess.start(List.of("sh", "-c", script), told::add, 99)) {
      assertBecomesTrue("all lines are told", () -> told.size() == 14);
      assertThat(told).startsWith("line 1").endsWith("line 14");
      assertThat(subject.lastErrorLines()).hasSize(10).startsWith("line 5").endsWith("line 14");
    }
  }

  @Test
  void closingTwiceIsAsClosingOnce() {
    LineProcess subject = start("cat");
    subject.close();
    subject.close();
    assertThat(subject.isAlive()).isFalse();
    assertThat(failure(() -> subject.receive(LONG))).hasMessage("was stopped before it answered");
  }

  @Test
  void whoeverWaitsLearnsThatItIsClosed() throws InterruptedException {
    try (LineProcess subject = start("cat")) {
      Thread closer = new Thread(subject::close);
      closer.start();
      assertThat(failure(() -> subject.receive(LONG))).hasMessage("was stopped before it answered");
      closer.join();
    }
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    try (LineProcess subject = start("cat")) {
      Thread.currentThread().interrupt();
      SubjectException failure = failure(() -> subject.receive(LONG));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).hasMessage("interrupted");
    }
  }

  @Test
  void anInterruptedThreadCanClose() {
    LineProcess subject = start("cat");
    Thread.currentThread().interrupt();
    subject.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(subject.isAlive()).isFalse();
  }

  @Test
  void timeoutsAreTimesOfTheWholeAnswer() {
    try (LineProcess subject = sh("while :; do printf x; sleep 0.05; done")) {
      long start = System.nanoTime();
      assertThat(failure(() -> subject.receive(SHORT))).hasMessage("no answer within 0.3 s");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, LONG);
    }
  }
}
