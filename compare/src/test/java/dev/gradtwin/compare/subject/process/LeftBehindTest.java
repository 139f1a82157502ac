package dev.gradtwin.compare.subject.process;

import static dev.gradtwin.compare.subject.process.Subjects.LONG;
import static dev.gradtwin.compare.subject.process.Subjects.assertBecomesTrue;
import static dev.gradtwin.compare.subject.process.Subjects.assertEnds;
import static dev.gradtwin.compare.subject.process.Subjects.failure;
import static dev.gradtwin.compare.subject.process.Subjects.isRunning;
import static dev.gradtwin.compare.subject.process.Subjects.receive;
import static dev.gradtwin.compare.subject.process.Subjects.send;
import static dev.gradtwin.compare.subject.process.Subjects.sh;
import static dev.gradtwin.compare.subject.process.Subjects.start;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** No process outlives its subject, and no subject its user. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class LeftBehindTest {
  @Test
  void childrenAreKilled() throws InterruptedException {
    LineProcess subject = sh("sh -c 'echo $$; sleep 60; :' & wait");
    long child = Long.parseLong(receive(subject));
    assertThat(isRunning(child)).isTrue();
    subject.close();
    assertEnds(child);
  }

  /** It left the process group, the session and the tree, and holds all pipes. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void thoseThatLeftTheTreeAreKilled() throws InterruptedException {
    LineProcess subject = sh("(setsid sh -c 'echo $$; exec sleep 60' &); exec sleep 60");
    long orphan = Long.parseLong(receive(subject));
    assertThat(isRunning(orphan)).isTrue();
    subject.close();
    assertEnds(orphan);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildThatHoldsTheOutputDoesNotHideTheEnd() throws InterruptedException {
    try (LineProcess subject = sh("sleep 60 & echo $!; read -r line; exit 3")) {
      long child = Long.parseLong(receive(subject));
      send(subject, "end");
      assertThat(failure(() -> subject.receive(LONG)))
          .hasMessage("ended with exit code 3 instead of answering");
      assertEnds(child);
    }
  }

  @Test
  void aChildThatHoldsTheOutputDoesNotHoldUpAGoodEnd() {
    try (LineProcess subject = sh("sleep 60 & cat > /dev/null")) {
      subject.end("bye".getBytes(UTF_8), LONG);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildThatGoesOnWritingIsKilledWithoutBeingAsked() throws InterruptedException {
    List<String> told = new CopyOnWriteArrayList<>();
    String script = "yes & echo $! >&2; read -r line; exit 0";
    try (LineProcess subject = LineProcess.start(List.of("sh", "-c", script), told::add, 99)) {
      assertThat(receive(subject)).isEqualTo("y");
      assertBecomesTrue("the process is named", () -> !told.isEmpty());
      long child = Long.parseLong(told.get(0));
      assertThat(isRunning(child)).isTrue();
      send(subject, "end");
      assertEnds(child);
    }
  }

  /** As where there is no /proc to find a mark in. */
  @Test
  void descendantsAreKilledWithoutAMark() throws IOException, InterruptedException {
    Process root =
        new ProcessBuilder("sh", "-c", "sh -c 'sleep 60 & echo $!; wait' & echo $!; wait").start();
    try (BufferedReader pids = root.inputReader(UTF_8)) {
      long one = Long.parseLong(pids.readLine());
      long other = Long.parseLong(pids.readLine());
      new ProcessTree().kill(root.toHandle());
      assertEnds(one);
      assertEnds(other);
      assertThat(root.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      root.destroyForcibly();
    }
  }

  @Test
  void oneThatRefusesToEndIsKilled() throws InterruptedException {
    LineProcess subject = sh("trap '' TERM INT HUP; echo $$; while :; do sleep 1; done");
    long pid = Long.parseLong(receive(subject));
    subject.close();
    assertEnds(pid);
  }

  @Test
  void subjectsDoNotTouchEachOther() {
    try (LineProcess stays = start("cat")) {
      start("cat").close();
      send(stays, "still there?");
      assertThat(receive(stays)).isEqualTo("still there?");
    }
  }

  /** Starts subjects until it is stopped: also while it is being stopped. */
  static final class Abandoning {
    private Abandoning() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      while (true) {
        LineProcess subject = sh("echo $$; exec sleep 60");
        System.out.println(receive(subject));
      }
    }
  }

  @Test
  void nothingOutlivesTheVirtualMachine() throws IOException, InterruptedException {
    Process machine =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Abandoning.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader pids = machine.inputReader(UTF_8)) {
      List<Long> started = new CopyOnWriteArrayList<>();
      for (int k = 0; k < 5; k++) {
        started.add(Long.parseLong(pids.readLine()));
      }
      assertThat(machine.toHandle().destroy()).isTrue(); // by SIGTERM; its output stays open
      assertThat(machine.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      pids.lines().map(Long::parseLong).forEach(started::add);
      for (long pid : started) {
        assertEnds(pid);
      }
    } finally {
      machine.destroyForcibly();
    }
  }
}
