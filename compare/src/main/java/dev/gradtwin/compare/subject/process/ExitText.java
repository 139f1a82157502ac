package dev.gradtwin.compare.subject.process;

import java.util.Map;

/** An exit code in words. */
final class ExitText {
  /** A shell, and Java likewise, adds this to the number of the signal that ended a process. */
  private static final int SIGNALLED = 128;

  private static final int MOST_SIGNALS = 31;

  /** Those that Linux and macOS number alike. */
  private static final Map<Integer, String> NAMES =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          3, "SIGQUIT",
          4, "SIGILL",
          6, "SIGABRT",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          13, "SIGPIPE",
          15, "SIGTERM");

  private ExitText() {}

  /** Such as {@code ended with exit code 3} or {@code was killed by signal 11 (SIGSEGV)}. */
  static String of(int code) {
    int signal = code - SIGNALLED;
    if (signal < 1 || signal > MOST_SIGNALS) {
      return "ended with exit code " + code;
    }
    String name = NAMES.get(signal);
    return "was killed by signal " + signal + (name == null ? "" : " (" + name + ")");
  }
}
