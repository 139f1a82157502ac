package dev.gradtwin.compare.subject.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines ahead of whoever takes them, but only a few, and none that is too long: a process
 * that writes for ever is held up by its pipe.
 */
final class LineReader implements Runnable {
  private static final int AHEAD = 2;

  private final InputStream in;
  private final int maxBytes;
  private final BlockingQueue<Read> lines = new ArrayBlockingQueue<>(AHEAD);
  private volatile boolean stopped;

  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /**
   * What came.
   *
   * @param line without its end; null if there is none
   * @param problem why there is none; null at the end
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Read(byte @Nullable [] line, @Nullable String problem) {}

  @Override
  public void run() {
    byte[] buffer = new byte[1 << 13];
    byte[] line = new byte[1 << 10];
    int length = 0;
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int k = 0; k < read; k++) {
          if (buffer[k] == '\n') {
            boolean windows = length > 0 && line[length - 1] == '\r';
            put(new Read(Arrays.copyOf(line, windows ? length - 1 : length), null));
            length = 0;
          } else if (length == maxBytes) {
            put(new Read(null, tooLong()));
            return;
          } else {
            line = length < line.length ? line : Arrays.copyOf(line, 2 * length);
            line[length++] = buffer[k];
          }
        }
      }
    } catch (IOException closed) {
      // the end, as well
    } catch (InterruptedException e) {
      return;
    }
    try {
      put(new Read(null, length > 0 ? "ended in the middle of a line" : null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String tooLong() {
    return String.format(
        Locale.ROOT, "a line of more than %,d bytes, which no answer needs", maxBytes);
  }

  private void put(Read read) throws InterruptedException {
    while (!stopped && !lines.offer(read, 1, TimeUnit.SECONDS)) {
      // until it is taken, or nobody will take it any more
    }
  }

  /** The next line, or why there is none; null if neither is known in time. */
  @Nullable Read take(Duration timeout) throws InterruptedException {
    return lines.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Nothing will be taken any more. */
  void stop() {
    stopped = true;
    lines.clear();
  }
}
