package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.report.JUnitXml;
import dev.gradtwin.compare.report.Markdown;
import dev.gradtwin.compare.report.TestCase;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Results for a CI server and for a pull request. */
final class SummaryOptions {
  private static final String JUNIT = "--junit";
  private static final String SUMMARY = "--summary";

  @Option(
      names = JUNIT,
      paramLabel = "FILE",
      description = "Write the result as JUnit XML, for a CI server; - as with --summary.")
  private @Nullable String junit;

  @Option(
      names = SUMMARY,
      paramLabel = "FILE",
      description =
          "Write the result as Markdown, for a pull request; - is standard output, instead"
              + " of the report.")
  private @Nullable String summary;

  /** Opens what was asked for. */
  ResultFiles open(ResultFiles files) {
    return files.open(JUNIT, junit).open(SUMMARY, summary);
  }

  /** Writes what was asked for. */
  void write(ResultFiles files, String suite, List<TestCase> cases, Markdown page)
      throws IOException {
    files.write(JUNIT, out -> JUnitXml.write(suite, cases, out));
    files.write(SUMMARY, page::writeTo);
  }
}
