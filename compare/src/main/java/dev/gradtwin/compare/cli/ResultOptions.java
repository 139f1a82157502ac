package dev.gradtwin.compare.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.RunHistory;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.ReportDirectory;
import dev.gradtwin.compare.report.ConsoleReport;
import dev.gradtwin.compare.report.DiagnosisText;
import dev.gradtwin.compare.report.HtmlReport;
import dev.gradtwin.compare.report.JsonReport;
import dev.gradtwin.compare.report.RunCases;
import dev.gradtwin.compare.report.RunMarkdown;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.spec.Experiment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command tells its result. */
final class ResultOptions {
  private static final String JSON = "--json";

  @Option(
      names = JSON,
      paramLabel = "FILE",
      description = "Write the result as JSON; - is standard output, instead of the report.")
  private @Nullable String json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write a page for a browser, index.html, and the result as JSON beside it.")
  private @Nullable String report;

  @Mixin private SummaryOptions summaries = new SummaryOptions();

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
   * @param run gives the result, after the files for it were opened
   * @param mustLearn whether it counts if a side did not converge
   * @return the exit code
   */
  int tell(Terminal terminal, List<String> preface, Supplier<RunResult> run, boolean mustLearn)
      throws IOException {
    if (verbose
        && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
            instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(ch.qos.logback.classic.Level.INFO);
    }
    try (ResultFiles files = summaries.open(new ResultFiles(terminal).open(JSON, json));
        ReportDirectory directory = openReport()) {
      RunResult result = run.get();
      int code = mustLearn ? ExitCode.of(result) : ExitCode.ofRecorded(result);
      files.write(JSON, out -> write(result, out));
      if (directory != null) {
        directory.write("result.json", out -> write(result, out));
        directory.write("index.html", out -> HtmlReport.write(result, history, preface, out));
      }
      summaries.write(
          files,
          "gradtwin: " + result.experiment().name(),
          RunCases.of(result, mustLearn),
          RunMarkdown.of(result));
      if (files.leaveRoomForReport()) {
        report(terminal, preface, result, code == ExitCode.MATCH);
      }
      return code;
    }
  }

  private @Nullable ReportDirectory openReport() throws IOException {
    return report == null ? null : ReportDirectory.open(report, "index.html", "result.json");
  }

  private void report(Terminal terminal, List<String> preface, RunResult result, boolean good) {
    preface.forEach(terminal::line);
    if (!quiet) {
      ConsoleReport.lines(result).forEach(terminal::line);
      terminal.line("");
    }
    VerdictText verdict = VerdictText.of(result);
    terminal.verdict(verdict.word(), verdict.sentence(), good);
    verdict.facts().forEach(terminal::line);
    DiagnosisText.lines(result).forEach(terminal::line);
  }

  private static void write(RunResult result, OutputStream out) throws IOException {
    try (JsonGenerator generator = Json.generator(out)) {
      JsonReport.write(result, generator);
      generator.writeRaw('\n');
    }
  }
}
