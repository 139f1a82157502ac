package dev.gradtwin.compare.subject.process;

import dev.gradtwin.compare.file.Quoting;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that answers lines with lines.
 *
 * <p>Three daemon threads stand between it and its user, who never blocks on a pipe: one writes
 * what is sent, one reads answers, of which a few are kept until they are asked for, one reads the
 * standard error. Killing it does not wait for its pipes, which its children may hold open.
 */
public final class LineProcess implements AutoCloseable {
  private static final Set<LineProcess> RUNNING = ConcurrentHashMap.newKeySet();
  private static final Duration LAST_WORDS = Duration.ofMillis(300);
  private static final int KEPT = 2;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(LineProcess::close), "subjects"));
  }

  private final Process process;
  private final ProcessTree tree;
  private final LastLines errors;
  private final Thread errorReader;
  private final LineReader reader;
  private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(KEPT);

  private LineProcess(
      Process process, ProcessTree tree, Consumer<String> onErrorLine, int maxBytes) {
    this.process = process;
    this.tree = tree;
    errors = new LastLines(process.getErrorStream(), onErrorLine);
    errorReader = daemon(errors, "standard error");
    reader = new LineReader(process.getInputStream(), maxBytes);
    daemon(reader, "standard output");
    daemon(this::write, "standard input");
    RUNNING.add(this);
  }

  /**
   * Starts a process.
   *
   * @param command the program and its arguments
   * @param onErrorLine told each line of its standard error, on another thread
   * @param maxBytes the longest line that it may answer
   * @return the running process
   * @throws SubjectException if it cannot be started
   */
  public static LineProcess start(
      List<String> command, Consumer<String> onErrorLine, int maxBytes) {
    ProcessTree tree = new ProcessTree();
    ProcessBuilder builder = new ProcessBuilder(command);
    tree.mark(builder);
    try {
      return new LineProcess(builder.start(), tree, onErrorLine, maxBytes);
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new SubjectException(reason(command.get(0), String.valueOf(e.getMessage())), List.of());
    }
  }

  private static String reason(String program, String message) {
    if (message.contains("error=2")) {
      return "command not found: " + Quoting.oneLine(program, 100);
    }
    return message.contains("error=13")
        ? "permission denied: " + Quoting.oneLine(program, 100)
        : "cannot be started (" + Quoting.oneLine(message, 160) + ")";
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name + " of a subject");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void write() {
    try (OutputStream out = process.getOutputStream()) {
      for (byte[] line = outgoing.take(); line.length > 0; line = outgoing.take()) {
        out.write(line);
        out.write('\n');
        out.flush();
      }
    } catch (IOException | InterruptedException gone) {
      outgoing.clear(); // whoever waits for an answer learns it
    }
  }

  /**
   * Sends a line; returns before it is read.
   *
   * @param line without its end, not empty
   */
  public void send(byte[] line) {
    if (!outgoing.offer(line)) {
      throw failure("does not read what it is sent");
    }
  }

  /**
   * Waits for a line.
   *
   * @param timeout how long at most
   * @return the line without its end
   * @throws SubjectException if there is none
   */
  public byte[] receive(Duration timeout) {
    LineReader.Read read;
    try {
      read = reader.take(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
    if (read == null) {
      throw failure("no answer within " + seconds(timeout));
    }
    if (read.line() != null) {
      return read.line();
    }
    throw failure(read.problem() != null ? read.problem() : ended());
  }

  /** What became of a process whose standard output ended. */
  private String ended() {
    try {
      if (!process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        return "closed its standard output, and runs on";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "ended " + code() + " instead of answering";
  }

  private String code() {
    int code = process.exitValue();
    return code > 128 && code < 160 ? "by signal " + (code - 128) : "with exit code " + code;
  }

  /**
   * Tells it to end, and waits until it does.
   *
   * @param farewell the last line that it is sent
   * @param grace how long it may take
   * @throws SubjectException if it does not end, or not with exit code 0, or answers
   */
  public void end(byte[] farewell, Duration grace) {
    send(farewell);
    send(new byte[0]);
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure("does not end within " + seconds(grace) + " after it was told to");
      }
      LineReader.Read more = reader.take(LAST_WORDS);
      if (more != null && (more.line() != null || more.problem() != null)) {
        throw failure("wrote to standard output after its last answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
    if (process.exitValue() != 0) {
      throw failure("ended " + code() + " after it was told to end");
    }
  }

  /**
   * Whether it runs.
   *
   * @return false once it ended
   */
  public boolean isAlive() {
    return process.isAlive();
  }

  private SubjectException failure(String problem) {
    if (!process.isAlive()) {
      try {
        errorReader.join(LAST_WORDS.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new SubjectException(problem, errors.lines());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3g s", duration.toMillis() / 1000.0)
        .replaceFirst("\\.0+ s", " s");
  }

  /** Kills it, and whatever it started. */
  @Override
  public void close() {
    if (RUNNING.remove(this)) {
      outgoing.clear();
      outgoing.offer(new byte[0]);
      tree.kill(process.toHandle());
      reader.stop();
    }
  }
}
