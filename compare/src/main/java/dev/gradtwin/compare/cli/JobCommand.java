package dev.gradtwin.compare.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.OracleWatch;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.Names;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.report.ConsoleReport;
import dev.gradtwin.compare.report.DiagnosisText;
import dev.gradtwin.compare.report.JsonReport;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Trainer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** A command that runs one experiment in lock-step and reports it. */
abstract class JobCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - is standard output, instead of the report.")
  private @Nullable String json;

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

  @Option(names = "--quiet", description = "Print the verdict only.")
  private boolean quiet;

  @Option(
      names = "--print-experiment",
      description = "Print the experiment as a file for `gradtwin run`, and stop.")
  private boolean printExperiment;

  @Option(names = "--verbose", description = "Show what Deeplearning4j logs, on standard error.")
  private boolean verbose;

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
    if (verbose
        && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
            instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(ch.qos.logback.classic.Level.INFO);
    }
    return json == null || json.equals("-")
        ? report(run(experiment, mode))
        : runInto(json, experiment, mode);
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

  private int runInto(String file, Experiment experiment, OracleMode mode) throws IOException {
    try (OutputFile output = OutputFile.open(file)) {
      RunResult result = run(experiment, mode);
      output.write(out -> writeJson(result, out));
      return report(result);
    }
  }

  private RunResult run(Experiment experiment, OracleMode mode) {
    try (Trainer free = subject(experiment);
        Trainer resynchronised = subject(experiment);
        Dl4jTrainer twin = new Dl4jTrainer(experiment);
        Progress progress = Progress.of(terminal, experiment)) {
      return new LockStep(experiment, Pairing.withTwin(free, resynchronised, twin), every, mode)
          .run(progress::at);
    }
  }

  private int report(RunResult result) throws IOException {
    if ("-".equals(json)) {
      writeJson(result, terminal.out());
      return ExitCode.of(result);
    }
    preface().forEach(terminal::line);
    if (!quiet) {
      ConsoleReport.lines(result).forEach(terminal::line);
      terminal.line("");
    }
    VerdictText verdict = VerdictText.of(result);
    terminal.verdict(verdict.word(), verdict.sentence(), ExitCode.of(result) == ExitCode.MATCH);
    verdict.facts().forEach(terminal::line);
    DiagnosisText.lines(result).forEach(terminal::line);
    return ExitCode.of(result);
  }

  private static void writeJson(RunResult result, OutputStream out) throws IOException {
    try (JsonGenerator generator = Json.generator(out)) {
      JsonReport.write(result, generator);
      generator.writeRaw('\n');
    }
  }
}
