package dev.gradtwin.compare.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code java -jar compare.jar} starts: {@link Main}, in a JVM with the settings that suit
 * small networks, since a jar cannot name any. Whoever gives the JVM an option of their own gets
 * {@link Main} in that JVM, and so does whoever only asks for help.
 *
 * <ul>
 *   <li>The serial collector: ND4J frees native memory when the collector finds its owner dead, and
 *       a heap of gigabytes makes that late.
 *   <li>The archive of loaded classes that the build left beside the jar; another JDK, or a jar
 *       that was moved, starts without it.
 * </ul>
 */
final class Launcher {
  private static final String PARENT = "gradtwin.parent";
  private static final Set<String> QUICK = Set.of("--help", "-h", "--version", "-V", "help");
  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
  private static final int KILLED = 137;

  private Launcher() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) throws InterruptedException {
    String parent = System.getProperty(PARENT);
    if (parent != null) {
      endWith(Long.parseLong(parent));
    }
    Optional<Process> tuned =
        parent == null && isWorthIt(args) && isPlain() ? start(args) : Optional.empty();
    if (tuned.isEmpty()) {
      Main.main(args);
    } else {
      System.exit(tuned.get().waitFor());
    }
  }

  private static boolean isWorthIt(String[] args) {
    return args.length > 0 && !QUICK.contains(args[0]);
  }

  /** Whether this JVM was given the jar and nothing else, as far as the system tells. */
  private static boolean isPlain() {
    String[] given = ProcessHandle.current().info().arguments().orElse(new String[0]);
    return given.length > 1
        && given[0].equals("-jar")
        && given[1].equals(jar())
        && OPTION_VARIABLES.stream().allMatch(name -> System.getenv(name) == null);
  }

  private static String jar() {
    return System.getProperty("java.class.path");
  }

  private static Optional<Process> start(String[] args) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(options(Path.of(jar())));
    command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
    command.addAll(List.of("-jar", jar()));
    command.addAll(List.of(args));
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
      return Optional.of(process);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The options that suit small networks; the build makes the archive with the same. */
  private static List<String> options(Path jar) {
    Path archive = jar.resolveSibling("compare.jsa");
    Stream<String> shared =
        Files.isReadable(archive)
            ? Stream.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable")
            : Stream.of();
    return Stream.concat(Stream.of("-XX:+UseSerialGC"), shared).toList();
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends this process when the one that started it is gone, however that ended. */
  private static void endWith(long parent) {
    Thread watch =
        new Thread(
            () -> {
              ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
              Runtime.getRuntime().halt(KILLED);
            });
    watch.setDaemon(true);
    watch.start();
  }
}
