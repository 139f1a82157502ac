package dev.gradtwin.compare.subject.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Subjects that are shell scripts, and what tests want to know of them. */
final class Subjects {
  /** Enough for a loaded machine; no test that passes waits for it. */
  static final Duration LONG = Duration.ofSeconds(20);

  /** For tests that wait for it. */
  static final Duration SHORT = Duration.ofMillis(300);

  static final int MOST_BYTES = 1 << 20;

  private Subjects() {}

  static LineProcess sh(String script) {
    return start("sh", "-c", script);
  }

  static LineProcess start(String... command) {
    return LineProcess.start(List.of(command), line -> {}, MOST_BYTES);
  }

  static void send(LineProcess subject, String line) {
    subject.send(line.getBytes(UTF_8));
  }

  static String receive(LineProcess subject) {
    return new String(subject.receive(LONG), UTF_8);
  }

  static SubjectException failure(ThrowingCallable call) {
    SubjectException failure = catchThrowableOfType(SubjectException.class, call);
    assertThat(failure).as("a SubjectException").isNotNull();
    return failure;
  }

  static void assertEnds(long pid) throws InterruptedException {
    assertBecomesTrue("process " + pid + " ends", () -> !isRunning(pid));
  }

  static void assertBecomesTrue(String what, BooleanSupplier condition)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as(what).isLessThan(LONG.toNanos());
      Thread.sleep(5);
    }
  }

  /** One that was killed, but whose end its parent has not asked for, does not run. */
  static boolean isRunning(long pid) {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException notLinux) {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
  }
}
