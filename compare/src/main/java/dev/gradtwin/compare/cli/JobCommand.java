package dev.gradtwin.compare.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.OracleWatch;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Trainer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that runs one experiment in lock-step and reports it. */
abstract class JobCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ResultOptions results = new ResultOptions();

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Compare every N-th step only.")
  private int every;

  @Option(
      names = "--oracle",
      paramLabel = "WHEN",
      defaultValue = "divergence",
      description = {
        "Ask for values of 40 digits at the first divergence, or always: at every",
        "compared step, since two sides that agree may both be wrong."
      })
  private String oracle = "divergence";

  @Option(
      names = "--print-experiment",
      description = "Print the experiment as a file for `gradtwin run`, and stop.")
  private boolean printExperiment;

  JobCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What to run. */
  abstract Experiment experiment();

  /** The trainer under test, a new one at every call. */
  Trainer subject(Experiment experiment) {
    return HandrolledNetwork.of(experiment);
  }

  /** What the report says first; nothing unless the subject is special. */
  List<String> preface() {
    return List.of();
  }

  @Override
  public final Integer call() throws IOException {
    Experiment experiment = experiment();
    if (every < 1) {
      throw SpecException.of("--every", "a whole number from 1 on", every);
    }
    OracleMode mode = oracleMode(experiment);
    if (printExperiment) {
      try (JsonGenerator generator = Json.generator(terminal.out())) {
        ExperimentWriter.write(experiment, generator);
        generator.writeRaw('\n');
      }
      return ExitCode.MATCH;
    }
    return results.tell(terminal, preface(), () -> run(experiment, mode), true);
  }

  private OracleMode oracleMode(Experiment experiment) {
    OracleMode mode = Names.constant("--oracle", oracle, OracleMode.values());
    double seconds = OracleWatch.secondsOfAlways(experiment, every);
    if (mode == OracleMode.ALWAYS && !OracleWatch.affordable(seconds)) {
      throw SpecException.because(
          "--oracle",
          String.format(
              Locale.ROOT,
              "always would take some %,.0f minutes; try fewer --epochs, or --every N",
              Math.ceil(seconds / 60)));
    }
    return mode;
  }

  private RunResult run(Experiment experiment, OracleMode mode) {
    try (Trainer free = subject(experiment);
        Trainer resynchronised = subject(experiment);
        Dl4jTrainer twin = new Dl4jTrainer(experiment);
        Progress progress = Progress.of(terminal, experiment)) {
      return new LockStep(experiment, Pairing.withTwin(free, resynchronised, twin), every, mode)
          .keeping(results.history(experiment))
          .run(progress::at);
    }
  }
}
