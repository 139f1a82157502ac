package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.report.SweepCsv;
import dev.gradtwin.compare.report.SweepText;
import dev.gradtwin.compare.sweep.Combination;
import dev.gradtwin.compare.sweep.Confirmation;
import dev.gradtwin.compare.sweep.Grid;
import dev.gradtwin.compare.sweep.Sweep;
import dev.gradtwin.compare.sweep.SweepReport;
import dev.gradtwin.compare.sweep.TrainingOutcome;
import dev.gradtwin.compare.sweep.Variation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradtwin sweep}: one experiment from many seeds. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    name = "sweep",
    showDefaultValues = true,
    description = {
      "Train from many seeds, and count how often it converges.",
      "By hand only; Deeplearning4j confirms a random sample (docs/sweep.md)."
    })
final class SweepCommand implements Callable<Integer> {
  private static final int MOST_TRAININGS = 10_000_000;

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT.json",
      description = "The experiment; - is standard input; the main job, XOR, if none is given.")
  private @Nullable String file;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "So many seeds of the initial parameters.")
  private int seeds = 1000;

  @Option(names = "--first-seed", paramLabel = "S", description = "The first of them.")
  private long firstSeed = 1;

  @Option(
      names = "--vary",
      paramLabel = "PATH=V,V,...",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "Try each value of a field of the experiment's file, such as"
              + " training.updater.learningRate; with several of these, each combination.")
  private List<String> varied = List.of();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write a line for each training as comma-separated values.")
  private @Nullable String csv;

  @Option(names = "--threads", paramLabel = "T", description = "How many work at once.")
  private int threads = Math.min(64, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--confirm",
      paramLabel = "K",
      description = "Repeat so many trainings, whole, with Deeplearning4j in lock-step.")
  private int confirm = 3;

  SweepCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    WholeNumber.require("--seeds", seeds, 1, MOST_TRAININGS);
    WholeNumber.require("--first-seed", firstSeed, Long.MIN_VALUE, Long.MAX_VALUE - MOST_TRAININGS);
    WholeNumber.require("--threads", threads, 1, 64);
    WholeNumber.require("--confirm", confirm, 0, 1000);
    List<Variation> variations = varied.stream().map(Variation::of).toList();
    Experiment experiment = file == null ? Experiment.xor() : ExperimentReader.read(file);
    List<Combination> grid = Grid.of(experiment, variations);
    if ((long) grid.size() * seeds > MOST_TRAININGS) {
      throw SpecException.of(
          "--seeds",
          "at most %,d trainings".formatted(MOST_TRAININGS),
          "%,d".formatted((long) grid.size() * seeds));
    }
    SweepReport report;
    if (csv == null) {
      report = run(experiment, variations, grid);
    } else {
      try (OutputFile output = OutputFile.open(csv)) {
        report = run(experiment, variations, grid);
        output.write(out -> SweepCsv.write(report, out));
      }
    }
    return tell(report);
  }

  private SweepReport run(
      Experiment experiment, List<Variation> variations, List<Combination> grid) {
    List<List<TrainingOutcome>> outcomes;
    try (CountProgress progress = new CountProgress(terminal, "trainings")) {
      outcomes = new Sweep(grid, firstSeed, seeds).run(threads, progress::at);
    }
    return new SweepReport(experiment, variations, grid, outcomes, confirmations(grid, outcomes));
  }

  private List<Confirmation> confirmations(
      List<Combination> grid, List<List<TrainingOutcome>> outcomes) {
    if (!terminal.interactive()) {
      return Confirmation.of(grid, outcomes, confirm);
    }
    terminal.status("repeating a sample with Deeplearning4j");
    try {
      return Confirmation.of(grid, outcomes, confirm);
    } finally {
      terminal.status("");
    }
  }

  private int tell(SweepReport report) {
    SweepText.lines(report).forEach(terminal::line);
    terminal.line("");
    if (report.confirmations().isEmpty()) {
      terminal.line("None of them was repeated with Deeplearning4j.");
      return ExitCode.MATCH;
    }
    boolean confirmed = report.confirmed();
    List<String> lines = SweepText.confirmation(report);
    terminal.verdict(confirmed ? "CONFIRMED" : "NOT CONFIRMED", lines.get(0), confirmed);
    lines.stream().skip(1).forEach(terminal::line);
    return confirmed ? ExitCode.MATCH : ExitCode.MISMATCH;
  }
}
