package dev.gradtwin.compare.assertions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SubjectStep;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.report.DiagnosisText;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.compare.subject.TraceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The message of a failed assertion. Leaves the experiment and the steps that went wrong in {@code
 * target/gradtwin}, where the command line can judge them again.
 */
final class FailureText {
  private static final Path FOLDER = Path.of("target", "gradtwin");
  private static final int MOST_NAME = 60;

  private FailureText() {}

  static String of(RunResult result) {
    VerdictText verdict = VerdictText.of(result);
    List<String> lines = new ArrayList<>();
    lines.add(verdict.word() + "  " + verdict.sentence());
    lines.addAll(verdict.facts());
    lines.addAll(DiagnosisText.lines(result));
    lines.add("");
    lines.add("  reproduce      " + reproduce(result));
    return String.join(System.lineSeparator(), lines);
  }

  private static String reproduce(RunResult result) {
    String name = fileName(result.experiment().name() + "-" + result.subject().name().words());
    Path experiment = FOLDER.resolve(name + ".json");
    Path trace = FOLDER.resolve(name + ".jsonl");
    try {
      Files.createDirectories(FOLDER);
      write(experiment, result);
      writeSteps(trace, result.evidence());
      return "java -jar compare.jar check --trace " + trace + " " + experiment;
    } catch (IOException | InputException e) {
      return "not possible: " + e.getMessage();
    }
  }

  private static void write(Path file, RunResult result) {
    try (OutputFile output = OutputFile.open(file.toString())) {
      output.write(
          out -> {
            try (JsonGenerator json = Json.generator(out)) {
              ExperimentWriter.write(result.experiment(), json);
              json.writeRaw('\n');
            }
          });
    }
  }

  private static void writeSteps(Path file, List<SubjectStep> steps) {
    try (OutputFile output = OutputFile.open(file.toString())) {
      output.write(
          out -> {
            TraceWriter writer = new TraceWriter(out);
            for (SubjectStep step : steps) {
              writer.step(step.number(), step.before(), step.batch(), step.told());
            }
          });
    }
  }

  /** Letters, digits and hyphens. */
  private static String fileName(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.substring(0, Math.min(MOST_NAME, plain.length()));
  }
}
