package dev.gradtwin.compare.subject.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines ahead of whoever takes them, but only a few, and none that is too long: a process
 * that writes for ever is held up by its pipe.
 */
final class LineReader implements Runnable {
  private static final int AHEAD = 2;

  /** What came. */
  sealed interface Read {}

  /** A line without its end. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  record Line(byte[] bytes) implements Read {}

  /** Why there are no more lines. */
  enum Stop implements Read {
    /** The stream ended after a line. */
    END,
    /** The stream ended within a line. */
    CUT,
    /** A line was longer than it may be. */
    TOO_LONG,
    /** There was no memory for a line. */
    NO_MEMORY,
    /** Nobody wants any. */
    CLOSED
  }

  private final InputStream in;
  private final int maxBytes;

  /** Lines, at most {@link #AHEAD} by the semaphore, and stops, which always find room. */
  private final BlockingQueue<Read> ready = new LinkedBlockingQueue<>();

  private final Semaphore room = new Semaphore(AHEAD);
  private byte[] line = new byte[1 << 10];
  private int length;
  private volatile boolean closed;
  private volatile @Nullable Stop stopped;

  /**
   * Prepares to read.
   *
   * @param maxBytes the longest line, without its '\n'
   */
  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  @Override
  public void run() {
    try {
      finish(readAll());
    } catch (IOException closed) {
      finish(length > 0 ? Stop.CUT : Stop.END);
    } catch (OutOfMemoryError e) {
      line = new byte[0];
      finish(Stop.NO_MEMORY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      finish(Stop.CLOSED);
    }
  }

  private Stop readAll() throws IOException, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      int from = 0;
      for (int k = 0; k < read; k++) {
        if (buffer[k] == '\n') {
          if (!append(buffer, from, k)) {
            return Stop.TOO_LONG;
          }
          putLine();
          from = k + 1;
          if (closed) {
            return Stop.CLOSED;
          }
        }
      }
      if (!append(buffer, from, read)) {
        return Stop.TOO_LONG;
      }
    }
    return length > 0 ? Stop.CUT : Stop.END;
  }

  private boolean append(byte[] bytes, int from, int to) {
    int added = to - from;
    if (added > maxBytes - length) {
      return false;
    }
    if (length + added > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(maxBytes, 2L * (length + added)));
    }
    System.arraycopy(bytes, from, line, length, added);
    length += added;
    return true;
  }

  private void putLine() throws InterruptedException {
    room.acquire();
    boolean windows = length > 0 && line[length - 1] == '\r';
    ready.add(new Line(Arrays.copyOf(line, windows ? length - 1 : length)));
    length = 0;
  }

  /** The next line, or why there is none; null if neither is known in time. */
  @Nullable Read take(Duration timeout) throws InterruptedException {
    if (stopped != null) {
      return stopped;
    }
    Read read = ready.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    if (closed) {
      return Stop.CLOSED;
    }
    if (read instanceof Stop stop) {
      stopped = stop;
    } else if (read != null) {
      room.release();
    }
    return read;
  }

  /** After what was read, there is no more. */
  void finish(Stop why) {
    ready.add(why);
  }

  /** Forgets what was read: nothing will be taken any more. */
  void close() {
    closed = true;
    ready.clear();
    finish(Stop.CLOSED);
    room.release();
  }

  int maxBytes() {
    return maxBytes;
  }
}
