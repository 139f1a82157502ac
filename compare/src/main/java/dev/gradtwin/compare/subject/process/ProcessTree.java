package dev.gradtwin.compare.subject.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A process with all that it starts. Its descendants are found by the operating system's tree; on
 * Linux those that left the tree, too, by a mark that they inherited with their environment.
 */
final class ProcessTree {
  private static final String VARIABLE = "GRADTWIN_SUBJECT";
  private static final int ROUNDS = 5;

  private final String mark = UUID.randomUUID().toString();

  /** Marks a process that is about to be started. */
  void mark(ProcessBuilder builder) {
    builder.environment().put(VARIABLE, mark);
  }

  /** Kills all of it: those that were started meanwhile in the next round. */
  void kill(ProcessHandle root) {
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> alive = new ArrayList<>(root.descendants().toList());
      alive.add(root);
      alive.addAll(marked());
      alive.removeIf(handle -> !handle.isAlive());
      if (alive.isEmpty()) {
        return;
      }
      alive.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private List<ProcessHandle> marked() {
    Path processes = Path.of("/proc");
    if (!Files.isDirectory(processes.resolve("self"))) {
      return List.of();
    }
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(handle -> isMarked(processes, handle.pid())).toList();
    }
  }

  private boolean isMarked(Path processes, long pid) {
    try {
      byte[] environment = Files.readAllBytes(processes.resolve(pid + "/environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(VARIABLE + "=" + mark);
    } catch (IOException notOurs) {
      return false;
    }
  }
}
