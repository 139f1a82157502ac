package dev.gradtwin.compare.subject.process;

import dev.gradtwin.compare.text.Quoting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a standard error to its end, whatever comes, and keeps the beginnings of its last lines
 * that are not blank.
 */
final class LastLines implements Runnable {
  private static final int MOST_LINES = 10;
  private static final int MOST_BYTES = 2000;
  private static final int SHOWN = 200;

  private final InputStream in;
  private final Consumer<String> onLine;
  private final Deque<String> last = new ArrayDeque<>();

  LastLines(InputStream in, Consumer<String> onLine) {
    this.in = in;
    this.onLine = onLine;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[1 << 13];
    byte[] line = new byte[MOST_BYTES];
    int length = 0;
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int k = 0; k < read; k++) {
          if (buffer[k] == '\n') {
            keep(line, length);
            length = 0;
          } else if (length < MOST_BYTES) {
            line[length++] = buffer[k];
          }
        }
      }
    } catch (IOException closed) {
      // what was written until then is kept
    }
    if (length > 0) {
      keep(line, length);
    }
  }

  private void keep(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8).stripTrailing();
    String line = Quoting.oneLine(text.replace("\t", "    "), SHOWN);
    if (line.isBlank()) {
      return;
    }
    synchronized (last) {
      last.addLast(line);
      if (last.size() > MOST_LINES) {
        last.removeFirst();
      }
    }
    try {
      onLine.accept(line);
    } catch (RuntimeException e) {
      // a listener that fails must not stop the reading, which would hold up the process
    }
  }

  List<String> lines() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }
}
