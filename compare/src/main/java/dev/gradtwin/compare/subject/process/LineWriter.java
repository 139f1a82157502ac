package dev.gradtwin.compare.subject.process;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes lines to a standard input for someone who must not block on it. What is sent to an input
 * that was closed is forgotten: whoever waits for an answer learns it.
 */
final class LineWriter implements Runnable {
  private static final int KEPT = 2;

  private final OutputStream out;
  private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(KEPT);
  private final byte[] end = new byte[0];
  private volatile boolean broken;

  LineWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    try (out) {
      for (byte[] line = lines.take(); line != end; line = lines.take()) {
        write(line);
      }
    } catch (IOException gone) {
      broken = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(byte[] line) {
    if (broken) {
      return;
    }
    try {
      out.write(line);
      out.write('\n');
      out.flush();
    } catch (IOException gone) {
      broken = true;
    }
  }

  /**
   * Takes a line.
   *
   * @return false if there was no room for it in time
   */
  boolean offer(byte[] line, Duration patience) throws InterruptedException {
    return lines.offer(line, patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Lets the standard input end after what was sent.
   *
   * @return false if there was no room for that in time
   */
  boolean finish(Duration patience) throws InterruptedException {
    return offer(end, patience);
  }

  /** Whether the standard input was found closed. */
  boolean isBroken() {
    return broken;
  }

  /** Nothing will be sent any more. */
  void close() {
    lines.clear();
    boolean unused = lines.offer(end);
  }
}
