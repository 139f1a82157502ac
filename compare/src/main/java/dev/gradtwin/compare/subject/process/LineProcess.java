package dev.gradtwin.compare.subject.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that answers lines with lines.
 *
 * <p>Daemon threads stand between it and its user, who never blocks on a pipe: one writes what is
 * sent, one reads answers, of which a few are kept until they are asked for, one reads the standard
 * error, and one sees to what the process leaves behind when it ends. Nothing waits for the end of
 * a pipe without a limit, because a child of the process may hold it open.
 *
 * <p>For one thread at a time, but for {@link #close()}, which any thread may call.
 */
public final class LineProcess implements AutoCloseable {
  /** How long what a process wrote before it ended may take to arrive. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /** How long a line may wait for those before it to be read. */
  private static final Duration SEND_PATIENCE = Duration.ofSeconds(1);

  private static final String UNREAD = "does not read what it is sent";

  private final Process process;
  private final ProcessTree tree;
  private final LineWriter writer;
  private final LineReader reader;
  private final LastLines errors;
  private final Thread errorReader;

  private LineProcess(
      Process process, ProcessTree tree, Consumer<String> onErrorLine, int maxBytes) {
    this.process = process;
    this.tree = tree;
    writer = new LineWriter(process.getOutputStream());
    reader = new LineReader(process.getInputStream(), maxBytes);
    errors = new LastLines(process.getErrorStream(), onErrorLine);
    errorReader = daemon(errors, "standard error");
  }

  /**
   * Starts a process.
   *
   * @param command the program and its arguments, at least one word
   * @param onErrorLine told each line of its standard error, cut and fit for a terminal, on another
   *     thread; what it throws is ignored
   * @param maxBytes the longest line that it may answer
   * @return the running process
   * @throws SubjectException if it cannot be started
   */
  public static LineProcess start(
      List<String> command, Consumer<String> onErrorLine, int maxBytes) {
    return RunningProcesses.add(() -> launch(command, onErrorLine, maxBytes), LineProcess::begin);
  }

  private static LineProcess launch(
      List<String> command, Consumer<String> onErrorLine, int maxBytes) {
    ProcessTree tree = new ProcessTree();
    ProcessBuilder builder = new ProcessBuilder(command);
    tree.mark(builder);
    try {
      return new LineProcess(builder.start(), tree, onErrorLine, maxBytes);
    } catch (IOException | IllegalArgumentException e) {
      throw new SubjectException(StartProblem.of(command.get(0), e), List.of());
    }
  }

  private void begin() {
    errorReader.start();
    Thread outputReader = daemon(reader, "standard output");
    outputReader.start();
    daemon(writer, "standard input").start();
    daemon(() -> watch(outputReader), "end").start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name + " of a subject");
    thread.setDaemon(true);
    return thread;
  }

  /** Once it ended, nothing that it left behind may hold its output open, or go on filling it. */
  private void watch(Thread outputReader) {
    try {
      process.waitFor();
      outputReader.join(LAST_WORDS.toMillis());
      tree.kill(process.toHandle());
      outputReader.join(LAST_WORDS.toMillis());
      reader.finish(LineReader.Stop.END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Sends a line; returns before it is read.
   *
   * @param line without its end; not modified, and not to be modified afterwards
   * @throws SubjectException if the lines before it are not read
   */
  public void send(byte[] line) {
    try {
      if (!writer.offer(line, SEND_PATIENCE)) {
        throw failure(UNREAD);
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Waits for a line.
   *
   * @param timeout how long at most, however much of a line is already there
   * @return the line without its end
   * @throws SubjectException if there is none
   */
  public byte[] receive(Duration timeout) {
    try {
      LineReader.Read read = reader.take(timeout);
      if (read instanceof LineReader.Line line) {
        return line.bytes();
      }
      throw failure(
          read instanceof LineReader.Stop stop
              ? why(stop)
              : "no answer within " + Amounts.seconds(timeout) + inputState());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private String inputState() {
    return writer.isBroken() ? "; it has closed its standard input" : "";
  }

  private String why(LineReader.Stop stop) throws InterruptedException {
    return switch (stop) {
      case END -> ended("instead of answering");
      case CUT -> ended("in the middle of a line");
      case TOO_LONG -> "a line of more than " + Amounts.bytes(reader.maxBytes());
      case NO_MEMORY -> "a line too long for the memory of this program";
      case CLOSED -> "was stopped before it answered";
    };
  }

  /** What became of a process whose standard output ended. */
  private String ended(String when) throws InterruptedException {
    return process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
        ? ExitText.of(process.exitValue()) + " " + when
        : "closed its standard output while still running";
  }

  /**
   * Tells it to end, waits until it does, and closes this in any case.
   *
   * @param farewell the last line that it is sent
   * @param grace how long it may take
   * @throws SubjectException if it does not end, or not with exit code 0, or answers
   */
  public void end(byte[] farewell, Duration grace) {
    try {
      send(farewell);
      if (!writer.finish(SEND_PATIENCE)) {
        throw failure(UNREAD);
      }
      boolean ended = process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS);
      LineReader.Read more = reader.take(ended ? LAST_WORDS : Duration.ZERO);
      if (more != null && more != LineReader.Stop.END) {
        throw failure("wrote to standard output after its last answer");
      }
      if (!ended) {
        throw failure("does not end within " + Amounts.seconds(grace) + " after it was told to");
      }
      if (process.exitValue() != 0) {
        throw failure(ExitText.of(process.exitValue()) + " after it was told to end");
      }
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      close();
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

  /**
   * The last lines of its standard error.
   *
   * @return at most ten, the oldest first, cut and fit for a terminal
   */
  public List<String> lastErrorLines() {
    return errors.lines();
  }

  private SubjectException interrupted() {
    Thread.currentThread().interrupt();
    return new SubjectException("interrupted", errors.lines());
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

  /**
   * Kills it, and whatever it started; does nothing the second time. Returns within seconds, and
   * throws nothing.
   */
  @Override
  public void close() {
    if (RunningProcesses.contains(this)) {
      reader.close(); // first: the end of its input may end it
      writer.close();
      tree.kill(process.toHandle());
      RunningProcesses.remove(this);
    }
  }
}
