package dev.gradtwin.compare.subject.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The processes that run, which end with this virtual machine: one shutdown hook, as long as there
 * are any, closes them all, and from then on none is started.
 */
final class RunningProcesses {
  private static final Set<LineProcess> RUNNING = new HashSet<>();
  private static final Thread HOOK =
      new Thread(() -> lastOnes().forEach(LineProcess::close), "end of all subjects");
  private static boolean ending;

  private RunningProcesses() {}

  /**
   * Starts a process, of which the hook learns before it can run.
   *
   * @param launch starts it
   * @param begin what is done first with it; if that fails, it is closed
   */
  static LineProcess add(Supplier<LineProcess> launch, Consumer<LineProcess> begin) {
    LineProcess process = launchUnlessEnding(launch);
    try {
      begin.accept(process);
    } catch (RuntimeException | Error e) {
      process.close();
      throw e;
    }
    return process;
  }

  private static synchronized LineProcess launchUnlessEnding(Supplier<LineProcess> launch) {
    if (ending) {
      throw stopped();
    }
    if (RUNNING.isEmpty()) {
      hook();
    }
    try {
      LineProcess process = launch.get();
      RUNNING.add(process);
      return process;
    } finally {
      unhookIfIdle();
    }
  }

  private static void hook() {
    try {
      Runtime.getRuntime().addShutdownHook(HOOK);
    } catch (IllegalStateException shuttingDown) {
      ending = true;
      throw stopped();
    }
  }

  private static void unhookIfIdle() {
    if (!RUNNING.isEmpty() || ending) {
      return;
    }
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(HOOK);
    } catch (IllegalStateException shuttingDown) {
      ending = true;
    }
  }

  private static SubjectException stopped() {
    return new SubjectException("is not started, because this program is ending", List.of());
  }

  private static synchronized List<LineProcess> lastOnes() {
    ending = true;
    return List.copyOf(RUNNING);
  }

  /** Whether the hook would still close it. */
  static synchronized boolean contains(LineProcess process) {
    return RUNNING.contains(process);
  }

  /** Forgets a process that was killed; not before, or the end of all would leave it behind. */
  static synchronized void remove(LineProcess process) {
    RUNNING.remove(process);
    unhookIfIdle();
  }
}
