package dev.gradtwin.compare.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.RunHistory;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.file.ReportDirectory;
import dev.gradtwin.compare.report.ConsoleReport;
import dev.gradtwin.compare.report.DiagnosisText;
import dev.gradtwin.compare.report.HtmlReport;
import dev.gradtwin.compare.report.JsonReport;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.spec.Experiment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** How a command tells its result. */
final class ResultOptions {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - is standard output, instead of the report.")
  private @Nullable String json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write a page for a browser, index.html, and the result as JSON beside it.")
  private @Nullable String report;

  @Option(names = "--quiet", description = "Print the verdict only.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Show what is logged, on standard error.")
  private boolean verbose;

  private RunHistory history = RunHistory.NONE;

  boolean verbose() {
    return verbose;
  }

  /** What the run that will be told has to keep of its way. */
  RunHistory history(Experiment experiment) {
    history = report == null ? RunHistory.NONE : new RunHistory(experiment);
    return history;
  }

  /**
   * Runs and tells.
   *
   * @param preface what the report says first
   * @param run gives the result, after the file for it was opened
   * @param code gives the exit code of a result
   * @return the exit code
   */
  int tell(
      Terminal terminal,
      List<String> preface,
      Supplier<RunResult> run,
      ToIntFunction<RunResult> code)
      throws IOException {
    if (verbose
        && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
            instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(ch.qos.logback.classic.Level.INFO);
    }
    if (report == null) {
      return tellFile(terminal, preface, run, code);
    }
    try (ReportDirectory directory = ReportDirectory.open(report, "index.html", "result.json")) {
      Supplier<RunResult> reported =
          () -> {
            RunResult result = run.get();
            directory.write("result.json", out -> write(result, out));
            directory.write("index.html", out -> HtmlReport.write(result, history, preface, out));
            return result;
          };
      return tellFile(terminal, preface, reported, code);
    }
  }

  private int tellFile(
      Terminal terminal,
      List<String> preface,
      Supplier<RunResult> run,
      ToIntFunction<RunResult> code)
      throws IOException {
    if (json == null) {
      return report(terminal, preface, run.get(), code);
    }
    if (json.equals("-")) {
      RunResult result = run.get();
      write(result, terminal.out());
      return code.applyAsInt(result);
    }
    try (OutputFile output = OutputFile.open(json)) {
      RunResult result = run.get();
      output.write(out -> write(result, out));
      return report(terminal, preface, result, code);
    }
  }

  private int report(
      Terminal terminal, List<String> preface, RunResult result, ToIntFunction<RunResult> code) {
    preface.forEach(terminal::line);
    if (!quiet) {
      ConsoleReport.lines(result).forEach(terminal::line);
      terminal.line("");
    }
    VerdictText verdict = VerdictText.of(result);
    terminal.verdict(verdict.word(), verdict.sentence(), code.applyAsInt(result) == ExitCode.MATCH);
    verdict.facts().forEach(terminal::line);
    DiagnosisText.lines(result).forEach(terminal::line);
    return code.applyAsInt(result);
  }

  private static void write(RunResult result, OutputStream out) throws IOException {
    try (JsonGenerator generator = Json.generator(out)) {
      JsonReport.write(result, generator);
      generator.writeRaw('\n');
    }
  }
}
