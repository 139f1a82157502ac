package dev.gradtwin.compare.cli;

import dev.gradtwin.spec.Experiment;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error where a person watches, nothing elsewhere. */
final class Progress implements AutoCloseable {
  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static Progress of(Terminal terminal, Experiment experiment) {
    if (!terminal.interactive()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName("training")
            .setInitialMax(experiment.steps())
            .setStyle(ProgressBarStyle.ASCII)
            .setMaxRenderedLength(79)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build());
  }

  void at(long steps) {
    if (bar != null) {
      bar.stepTo(steps);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
