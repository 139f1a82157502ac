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

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Subjects that write for ever, or never read. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class UnboundedSubjectTest {
  @Test
  void aLineWithoutEndIsRefused() {
    try (LineProcess subject = start("cat", "/dev/zero")) {
      assertThat(failure(() -> subject.receive(LONG)))
          .hasMessage("a line of more than 1,048,576 bytes (1 MiB)");
    }
  }

  @Test
  void theLimitIsOfTheLine() {
    try (LineProcess subject =
        LineProcess.start(List.of("sh", "-c", "echo 12345; echo 123456"), line -> {}, 5)) {
      assertThat(receive(subject)).isEqualTo("12345");
      assertThat(failure(() -> subject.receive(LONG))).hasMessage("a line of more than 5 bytes");
    }
  }

  @Test
  void linesWithoutEndAreTakenOneByOne() {
    try (LineProcess subject = start("yes")) {
      for (int k = 0; k < 1000; k++) {
        assertThat(receive(subject)).isEqualTo("y");
      }
      assertThat(failure(() -> subject.end("bye".getBytes(UTF_8), SHORT)))
          .hasMessage("wrote to standard output after its last answer");
      assertThat(subject.isAlive()).isFalse();
    }
  }

  /** A stream that never ends, of lines of 1000 bytes. */
  private static InputStream endless(AtomicLong taken) {
    return new InputStream() {
      @Override
      public int read() {
        return taken.incrementAndGet() % 1000 == 0 ? '\n' : 'x';
      }

      @Override
      public int read(byte[] bytes, int from, int count) {
        for (int k = 0; k < count; k++) {
          bytes[from + k] = (byte) read();
        }
        return count;
      }
    };
  }

  @Test
  void whatNobodyTakesIsNotRead() throws InterruptedException {
    AtomicLong taken = new AtomicLong();
    LineReader reader = new LineReader(endless(taken), 2000);
    Thread thread = new Thread(reader);
    thread.start();
    assertBecomesTrue("the reader pauses", () -> thread.getState() == Thread.State.WAITING);
    assertThat(taken.get()).isBetween(2000L, 1L << 16);
    reader.close();
    thread.join(LONG.toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void oneThatDoesNotReadIsNotWaitedForBeyondTheTimeout() {
    byte[] line = new byte[10_000_000];
    Arrays.fill(line, (byte) 'x');
    try (LineProcess subject = start("sleep", "60")) {
      subject.send(line);
      assertThat(failure(() -> subject.receive(SHORT))).hasMessage("no answer within 0.3 s");
      subject.send(line);
      subject.send(line);
      assertThat(failure(() -> subject.send(line))).hasMessage("does not read what it is sent");
    }
  }

  @Test
  void oneThatOnlyComplainsIsNotHeldUp() {
    AtomicInteger told = new AtomicInteger();
    String script = "i=0; while [ $i -lt 9000 ]; do echo 'much to say' >&2; i=$((i+1)); done; cat";
    try (LineProcess subject =
        LineProcess.start(
            List.of("sh", "-c", script),
            line -> {
              told.incrementAndGet();
              throw new IllegalStateException("a listener that fails");
            },
            99)) {
      send(subject, "still there?");
      assertThat(receive(subject)).isEqualTo("still there?");
      assertThat(told).hasPositiveValue();
    }
  }

  @Test
  void aLongComplaintIsCut() {
    try (LineProcess subject = sh("head -c 1000000 /dev/zero | tr '\\0' x >&2; exit 1")) {
      assertThat(failure(() -> subject.receive(LONG)).lastWords())
          .containsExactly("x".repeat(200) + "…");
    }
  }
}
