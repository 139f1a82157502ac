package dev.gradtwin.compare.subject.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A process with all that it starts. Its descendants are found by the operating system's tree; on
 * Linux those that left the tree, too, by a mark that they inherited with their environment.
 */
final class ProcessTree {
  static final String VARIABLE = "GRADTWIN_SUBJECT";

  /** After that, what is still there cannot be killed. */
  private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();
  private static final Path PROCESSES = Path.of("/proc");

  private final String mark = UUID.randomUUID().toString();

  /** Marks a process that is about to be started. */
  void mark(ProcessBuilder builder) {
    builder.environment().put(VARIABLE, mark);
  }

  /**
   * Kills all of it, until nothing is left: what was started meanwhile is found in the next round.
   * Neither throws nor goes on for ever; an interrupted thread stays interrupted.
   */
  void kill(ProcessHandle root) {
    boolean interrupted = Thread.interrupted(); // it could not pause
    long start = System.nanoTime();
    for (List<ProcessHandle> alive = alive(root);
        !alive.isEmpty() && System.nanoTime() - start < LONGEST_NANOS;
        alive = alive(root)) {
      alive.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for the descendants first: they are nobody's once the root is killed. */
  private List<ProcessHandle> alive(ProcessHandle root) {
    List<ProcessHandle> alive = new ArrayList<>();
    try {
      if (root.isAlive()) { // else the number may be another's by now
        alive.add(root);
        root.descendants().forEach(alive::add);
      }
      alive.addAll(marked());
    } catch (RuntimeException e) {
      // a system that does not list its processes: those known so far
    }
    alive.removeIf(handle -> !handle.isAlive());
    return alive;
  }

  private List<ProcessHandle> marked() {
    if (!Files.isDirectory(PROCESSES.resolve("self"))) {
      return List.of();
    }
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(handle -> isMarked(handle.pid())).toList();
    }
  }

  private boolean isMarked(long pid) {
    try {
      byte[] environment = Files.readAllBytes(PROCESSES.resolve(pid + "/environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(VARIABLE + "=" + mark);
    } catch (IOException notOurs) {
      return false;
    }
  }
}
