package dev.gradtwin.compare.cli;

import java.util.Locale;

/** How many of many things are done and how many that is a second, on a terminal. */
final class CountProgress implements AutoCloseable {
  private static final long EVERY = 500_000_000;

  private final Terminal terminal;
  private final String things;
  private final long start = System.nanoTime();
  private long shown;

  CountProgress(Terminal terminal, String things) {
    this.terminal = terminal;
    this.things = things;
  }

  void at(long done) {
    long now = System.nanoTime();
    if (terminal.interactive() && now - shown > EVERY) {
      shown = now;
      double seconds = (now - start) / 1e9;
      terminal.status(
          String.format(Locale.ROOT, "%,d %s, %.0f a second", done, things, done / seconds));
    }
  }

  @Override
  public void close() {
    if (shown > 0) {
      terminal.status("");
    }
  }
}
