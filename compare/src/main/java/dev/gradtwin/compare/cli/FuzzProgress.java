package dev.gradtwin.compare.cli;

import java.util.Locale;

/** How many cases are done and how many that is a second, on a terminal. */
final class FuzzProgress implements AutoCloseable {
  private static final long EVERY = 500_000_000;

  private final Terminal terminal;
  private final long start = System.nanoTime();
  private long shown;

  FuzzProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  void at(long cases) {
    long now = System.nanoTime();
    if (terminal.interactive() && now - shown > EVERY) {
      shown = now;
      double seconds = (now - start) / 1e9;
      terminal.status(
          String.format(Locale.ROOT, "%,d cases, %.0f a second", cases, cases / seconds));
    }
  }

  @Override
  public void close() {
    if (shown > 0) {
      terminal.status("");
    }
  }
}
