package dev.gradtwin.compare.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;

/** What the other end of standard output can show. */
final class Terminal {
  private static final Map<String, String> ASCII =
      Map.ofEntries(
          Map.entry("½", "1/2 "),
          Map.entry("Σ", "sum "),
          Map.entry("ŷ", "yhat"),
          Map.entry("−", "-"),
          Map.entry("²", "^2"),
          Map.entry("└─", "+-"),
          Map.entry("├─", "+-"),
          Map.entry("│", "|"),
          Map.entry("›", ">"),
          Map.entry("…", "..."));

  private final PrintStream out;
  private final Charset charset;
  private final boolean interactive;
  private final boolean colour;

  private Terminal(PrintStream out, Charset charset, boolean interactive, boolean colour) {
    this.out = out;
    this.charset = charset;
    this.interactive = interactive;
    this.colour = colour;
  }

  /** Standard output, in the encoding of the environment. */
  static Terminal standard() {
    Charset charset = charset();
    boolean interactive = onTerminal() && !"dumb".equals(System.getenv("TERM"));
    String noColor = System.getenv("NO_COLOR");
    boolean colour = interactive && (noColor == null || noColor.isEmpty());
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
        charset,
        interactive,
        colour);
  }

  PrintStream out() {
    return out;
  }

  /** The same stream for text; a failure shows in {@link #out()}. */
  PrintWriter writer() {
    return new PrintWriter(out, true, charset);
  }

  /** Whether a person watches, so that a progress bar makes sense. */
  boolean interactive() {
    return interactive;
  }

  /** Whether it has all the letters of a text. */
  boolean shows(String text) {
    return charset.newEncoder().canEncode(text);
  }

  void line(String text) {
    out.println(fit(text));
  }

  /** A line on standard error that the next one overwrites. */
  void status(String text) {
    System.err.printf(Locale.ROOT, "\r%-60s\r%s", "", text);
    System.err.flush();
  }

  /** A line whose first word stands out. */
  void verdict(String word, String sentence, boolean good) {
    String start = colour ? (good ? "\u001b[1;32m" : "\u001b[1;31m") : "";
    line(start + word + (colour ? "\u001b[0m" : "") + "  " + sentence);
  }

  private String fit(String text) {
    if (shows(text)) {
      return text;
    }
    String plain = text;
    for (Map.Entry<String, String> entry : ASCII.entrySet()) {
      plain = plain.replace(entry.getKey(), entry.getValue());
    }
    return plain;
  }

  private static Charset charset() {
    String name =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }

  /**
   * {@code System.console()} is null without a terminal; from JDK 22 on it may not be, and has
   * {@code isTerminal()}.
   */
  @SuppressWarnings(
      "SystemConsoleNull") // isTerminal() answers where System.console() no longer does
  private static boolean onTerminal() {
    Object console = System.console();
    if (console == null) {
      return false;
    }
    try {
      Method isTerminal = java.io.Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
